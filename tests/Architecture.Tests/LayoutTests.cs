using System.Xml.Linq;

namespace FeatureDsl.Architecture.Tests;

/// <summary>What a newcomer can rely on finding.</summary>
public class LayoutTests
{
    private static readonly string[] Aggregates = Directory.EnumerateDirectories(Path.Combine(Repository.Root, "Dsl.Abstractions", "Operators", "Aggregates"))
        .Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal).ToArray();

    [Fact]
    public void Every_aggregate_folder_has_its_row_its_sql_its_online_form_and_its_page()
    {
        Assert.NotEmpty(Aggregates);
        var missing = from aggregate in Aggregates
                      from file in new[] { $"{aggregate}Row.cs", $"{aggregate}Sql.cs", $"{aggregate}Online.cs", "README.md" }
                      where !File.Exists(Path.Combine(Repository.Root, "Dsl.Abstractions", "Operators", "Aggregates", aggregate, file))
                      select $"{aggregate}/{file}";
        Assert.Empty(missing);
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = File.ReadAllText(Path.Combine(Repository.Root, "FeatureDsl.sln"));
        var outside = Repository.Files("*.csproj").Select(Path.GetFileName).Where(p => !solution.Contains(p!, StringComparison.Ordinal)).ToList();
        Assert.Empty(outside);
    }

    [Fact]
    public void Every_version_stands_in_one_place_with_a_reason()
    {
        var inProjects = Repository.Files("*.csproj").SelectMany(f => XDocument.Load(f).Descendants("PackageReference"))
            .Where(r => r.Attribute("Version") is not null || r.Attribute("VersionOverride") is not null).Select(r => r.Attribute("Include")!.Value);
        Assert.Empty(inProjects);
    }

    [Fact]
    public void A_file_has_one_job()
    {
        var lengths = Repository.Files("*.cs").Where(f => !f.EndsWith(".g.cs", StringComparison.Ordinal) && !Path.GetRelativePath(Repository.Root, f).StartsWith("tests", StringComparison.Ordinal))
            .Select(f => (File: Path.GetRelativePath(Repository.Root, f), Lines: File.ReadLines(f).Count())).OrderBy(f => f.Lines).ToList();
        Assert.True(lengths[lengths.Count / 2].Lines < 100, $"The median file has {lengths[lengths.Count / 2].Lines} lines.");
        Assert.True(lengths[^1].Lines <= 500, $"{lengths[^1].File} has {lengths[^1].Lines} lines.");
    }

    [Fact]
    public void No_line_is_longer_than_the_screen()
    {
        var wide = from file in Repository.Files("*.cs")
                   let path = Path.GetRelativePath(Repository.Root, file)
                   where !path.StartsWith("tests", StringComparison.Ordinal)
                   from line in File.ReadLines(file).Select((text, i) => (text, number: i + 1))
                   where line.text.Length > 180
                   select $"{path}:{line.number} ({line.text.Length})";
        Assert.Empty(wide);
    }
}
