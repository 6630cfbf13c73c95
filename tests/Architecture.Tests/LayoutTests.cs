using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace FeatureDsl.Architecture.Tests;

/// <summary>What a newcomer can rely on finding.</summary>
public partial class LayoutTests
{
    private const string Aggregates = "Dsl.Abstractions/Operators/Aggregates";

    /// <summary>The aggregates that are expressions over others.</summary>
    public static IReadOnlyList<string> ComposedAggregates { get; } =
    [
        .. Repository.Files("*.cs", "Dsl.Abstractions/Operators/Composed").SelectMany(f => ComposedName().Matches(Repository.Text(f))).Select(m => m.Groups[1].Value),
    ];

    [Fact]
    public void Every_aggregate_folder_has_its_row_its_sql_its_online_form_and_its_page()
    {
        var folders = Directory.EnumerateDirectories(Path.Combine(Repository.Root, Aggregates)).Select(d => Path.GetFileName(d)!).ToList();
        Assert.NotEmpty(folders);
        Repository.None(
            from aggregate in folders
            from file in new[] { $"{aggregate}Row.cs", $"{aggregate}Sql.cs", $"{aggregate}Online.cs", "README.md" }
            where !Repository.Has($"{Aggregates}/{aggregate}/{file}")
            select $"{aggregate}/{file}",
            "Files of aggregates are missing");
    }

    [Fact]
    public void Every_aggregate_folder_is_in_the_table_and_has_a_method_of_windows()
    {
        var table = Repository.Text($"{Aggregates}/AggregateTable.cs");
        var window = string.Concat(Repository.Files("Window*.cs", "Dsl.Abstractions/Plain").Select(Repository.Text));
        Repository.None(
            Directory.EnumerateDirectories(Path.Combine(Repository.Root, Aggregates)).Select(d => Path.GetFileName(d)!)
                .Where(a => !table.Contains($" {a}Row.Row,", StringComparison.Ordinal) || !(window.Contains($" {a}(", StringComparison.Ordinal) || window.Contains($" {a}<", StringComparison.Ordinal))),
            "Aggregates without a line in AggregateTable.cs or without a method of Window");
    }

    [Fact]
    public void Every_composed_aggregate_has_a_row_on_its_page_and_a_method_of_windows()
    {
        var page = Repository.Text("Dsl.Abstractions/Operators/Composed/README.md");
        var window = string.Concat(Repository.Files("Window*.cs", "Dsl.Abstractions/Plain").Select(Repository.Text));
        Assert.NotEmpty(ComposedAggregates);
        Repository.None(
            ComposedAggregates.Where(a => !page.Contains($"`{a}(", StringComparison.Ordinal) || !(window.Contains($" {a}(", StringComparison.Ordinal) || window.Contains($" {a}<", StringComparison.Ordinal))),
            "Composed aggregates without a row in their README.md or without a method of Window");
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = Repository.Text("FeatureDsl.sln").Replace('\\', '/');
        Repository.None(Repository.Files("*.csproj").Where(p => !solution.Contains($"\"{p}\"", StringComparison.Ordinal)), "Add with 'dotnet sln add'");
    }

    [Fact]
    public void Every_version_stands_in_one_place() => Repository.None(
        from project in Repository.Files("*.csproj")
        from reference in XDocument.Load(Path.Combine(Repository.Root, project)).Descendants("PackageReference")
        where reference.Attribute("Version") is not null || reference.Attribute("VersionOverride") is not null
        select $"{project}: {reference.Attribute("Include")?.Value}",
        "Versions belong into Directory.Packages.props");

    [Fact]
    public void A_file_has_one_job()
    {
        var lengths = Repository.Files("*.cs").Where(f => !Repository.IsTest(f))
            .Select(f => (File: f, Lines: File.ReadLines(Path.Combine(Repository.Root, f)).Count())).OrderBy(f => f.Lines).ToList();
        Assert.True(lengths[lengths.Count / 2].Lines < 80, $"The median file has {lengths[lengths.Count / 2].Lines} lines.");
        Repository.None(lengths.Where(f => f.Lines > 400).Select(f => $"{f.File} ({f.Lines} lines)"), "Files of more than 400 lines");
    }

    // A sentence in a string or a comment is not broken up, so that it can be searched for; code is.
    [Fact]
    public void No_line_is_longer_than_the_screen() => Repository.None(
        from file in Repository.Files("*.cs")
        where !Repository.IsTest(file)
        from line in File.ReadLines(Path.Combine(Repository.Root, file)).Select((text, i) => (text, number: i + 1))
        where line.text.Length > (line.text.Contains('"', StringComparison.Ordinal) || line.text.Contains("///", StringComparison.Ordinal) ? 220 : 160)
        select $"{file}:{line.number} ({line.text.Length} columns)",
        "Lines of more than 160 columns");

    [Fact]
    public void Scripts_can_be_run()
    {
        string[] scripts = ["test", ".ci/run"];
        Repository.None(
            scripts.Where(s => !OperatingSystem.IsWindows() && !File.GetUnixFileMode(Path.Combine(Repository.Root, s)).HasFlag(UnixFileMode.UserExecute)),
            "Make these executable");
    }

    [GeneratedRegex(@"ComposedAggregate \w+ = new\(\s*""(\w+)""")]
    private static partial Regex ComposedName();
}
