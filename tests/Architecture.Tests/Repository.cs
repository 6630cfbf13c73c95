using System.Xml.Linq;

namespace FeatureDsl.Architecture.Tests;

/// <summary>The files of the project, found from where the test runs.</summary>
internal static class Repository
{
    public static readonly string Root = FindRoot();

    public static IEnumerable<string> Files(string pattern) => Directory.EnumerateFiles(Root, pattern, SearchOption.AllDirectories)
        .Where(f => !Path.GetRelativePath(Root, f).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or ".git" or "artifacts" or ".featuredsl"));

    /// <summary>The names of the projects that a project refers to.</summary>
    public static IReadOnlySet<string> References(string project) => XDocument.Load(Path.Combine(Root, project, project + ".csproj"))
        .Descendants("ProjectReference").Where(r => r.Attribute("OutputItemType") is null)
        .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/'))).ToHashSet();

    /// <summary>The names of the packages that a project refers to.</summary>
    public static IReadOnlySet<string> Packages(string project) => XDocument.Load(Path.Combine(Root, project, project + ".csproj"))
        .Descendants("PackageReference").Select(r => r.Attribute("Include")!.Value).ToHashSet();

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "FeatureDsl.sln")))
        {
            directory = directory.Parent;
        }

        return directory?.FullName ?? throw new InvalidOperationException($"No FeatureDsl.sln above {AppContext.BaseDirectory}.");
    }
}
