using System.Runtime.CompilerServices;

namespace FeatureDsl.Compiler.Tests;

/// <summary>Where the sources of this project are: pages and stored output are read, and accepted, there.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Here(), "..", "..", ".."));

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
