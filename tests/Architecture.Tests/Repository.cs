using System.Xml.Linq;

namespace FeatureDsl.Architecture.Tests;

/// <summary>The files of the project, found from where the test runs.</summary>
internal static class Repository
{
    public static readonly string Root = FindRoot();

    /// <summary>The assemblies that users get.</summary>
    public static readonly string[] Shipped =
        ["Dsl.Abstractions", "Dsl.Generators", "Dsl.Analyzers", "Dsl.CodeFixes", "Runtime", "Runtime.Serving", "Runtime.Hosting"];

    private static readonly string[] NotOurs = ["bin", "obj", ".git", "artifacts", ".featuredsl", "TestResults", "BenchmarkDotNet.Artifacts"];

    /// <summary>Paths from the root, with forward slashes.</summary>
    /// <param name="pattern">Of the file's name, e.g. <c>*.cs</c>.</param>
    /// <param name="under">A folder, or nothing for all.</param>
    public static IEnumerable<string> Files(string pattern, string under = "") =>
        Directory.Exists(Path.Combine(Root, under))
            ? Directory.EnumerateFiles(Path.Combine(Root, under), pattern, SearchOption.AllDirectories)
                .Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/'))
                .Where(f => !f.Split('/').Any(NotOurs.Contains)).Order(StringComparer.Ordinal)
            : [];

    public static string Text(string path) => File.ReadAllText(Path.Combine(Root, path));

    public static bool Has(string path) => Path.Exists(Path.Combine(Root, path));

    public static bool IsTest(string path) => path.StartsWith("tests/", StringComparison.Ordinal);

    /// <summary>The names of the projects that a project refers to.</summary>
    public static HashSet<string> References(string project) => Project(project)
        .Descendants("ProjectReference").Where(r => r.Attribute("OutputItemType") is null)
        .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/'))).ToHashSet();

    /// <summary>The names of the packages that a project refers to.</summary>
    public static HashSet<string> Packages(string project) => Project(project)
        .Descendants("PackageReference").Select(r => r.Attribute("Include")!.Value).ToHashSet();

    /// <summary>Fails with every offender on a line of its own.</summary>
    public static void None(IEnumerable<string> offenders, string what)
    {
        var list = offenders.ToList();
        Assert.True(list.Count == 0, $"{what}:\n  {string.Join("\n  ", list)}");
    }

    private static XDocument Project(string project) => XDocument.Load(Path.Combine(Root, project, project + ".csproj"));

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
