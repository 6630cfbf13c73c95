using System.Text.RegularExpressions;

namespace FeatureDsl.Architecture.Tests;

/// <summary>What the documents say is there.</summary>
public partial class DocumentTests
{
    private static readonly string[] Ids = RuleId().Matches(Repository.Text("Dsl.Generators/Diagnostics/Rules.cs")).Select(m => m.Value).Distinct().ToArray();

    private static IEnumerable<string> Documents => Repository.Files("*.md").Where(f => !f.Contains("AnalyzerReleases", StringComparison.Ordinal));

    [Fact]
    public void Every_rule_has_a_page_a_release_note_and_a_test()
    {
        Assert.NotEmpty(Ids);
        var notes = Repository.Text("Dsl.Generators/AnalyzerReleases.Shipped.md") + Repository.Text("Dsl.Generators/AnalyzerReleases.Unshipped.md");
        var tests = string.Concat(Repository.Files("*.cs", "tests").Where(f => !f.EndsWith("/DocumentTests.cs", StringComparison.Ordinal)).Select(Repository.Text));
        Repository.None(
            Ids.Where(id => !Repository.Has($"docs/rules/{id}.md")).Select(id => $"docs/rules/{id}.md")
                .Concat(Ids.Where(id => !notes.Contains(id, StringComparison.Ordinal)).Select(id => $"{id} in AnalyzerReleases"))
                .Concat(Ids.Where(id => !tests.Contains(id, StringComparison.Ordinal)).Select(id => $"a test of {id}")),
            "Missing");
    }

    [Fact]
    public void Every_page_of_a_rule_is_of_a_rule_that_is_there() => Repository.None(
        Repository.Files("FDSL*.md", "docs/rules").Where(f => !Ids.Contains(Path.GetFileNameWithoutExtension(f))), "Pages of no rule");

    [Fact]
    public void Commands_and_options_of_the_documents_exist()
    {
        var sources = string.Concat(Repository.Files("*.cs", "Runtime.Hosting").Select(Repository.Text));
        var commands = CommandDeclaration().Matches(sources).Select(m => m.Groups[1].Value).ToHashSet();
        Repository.None(
            from document in Documents
            from use in CommandUse().Matches(Repository.Text(document))
            let words = use.Groups[1].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            from word in words.Take(1).Where(w => !w.StartsWith('-') && !commands.Contains(w))
                .Concat(words.Where(w => w.StartsWith("--", StringComparison.Ordinal) && w != "--help" && !sources.Contains($"\"{w}\"", StringComparison.Ordinal)))
            select $"{document}: {word}",
            "Commands or options that Runtime.Hosting does not have");
    }

    [Fact]
    public void Links_between_documents_lead_somewhere() => Repository.None(
        from document in Documents
        from link in Link().Matches(Repository.Text(document))
        let target = link.Groups[1].Value.Split('#')[0]
        where target.Length > 0 && !target.Contains("://", StringComparison.Ordinal)
        let path = Path.Combine(Path.GetDirectoryName(document)!, target)
        where !Repository.Has(path)
        select $"{document}: {target}",
        "Links that lead nowhere");

    [Fact]
    public void Files_that_the_guides_name_exist() => Repository.None(
        from document in Documents.Where(d => d is "README.md" or "ARCHITECTURE.md" or "CONTRIBUTING.md" || d.StartsWith("docs/", StringComparison.Ordinal))
        from name in FileName().Matches(Repository.Text(document))
        let path = name.Groups[1].Value
        where !path.Contains('<', StringComparison.Ordinal) && !Repository.Has(path)
        select $"{document}: {path}",
        "Paths that are not there");

    [Fact]
    public void The_example_of_the_readme_is_real_code()
    {
        var real = Repository.Files("*.cs", "feature-defs").Concat(Repository.Files("*.cs", "tests/Features.Tests"))
            .SelectMany(f => File.ReadLines(Path.Combine(Repository.Root, f))).Select(l => l.Trim()).ToHashSet();
        var blocks = CodeBlock().Matches(Repository.Text("README.md")).Select(m => m.Groups[1].Value).ToList();
        Assert.NotEmpty(blocks);
        Repository.None(blocks.SelectMany(b => b.Split('\n')).Select(l => l.Trim()).Where(l => l.Length > 0 && !real.Contains(l)), "Lines that no feature project has");
    }

    [Fact]
    public void Every_aggregate_is_in_the_reference_of_the_language()
    {
        var reference = Repository.Text("docs/language.md");
        Repository.None(
            Directory.EnumerateDirectories(Path.Combine(Repository.Root, "Dsl.Abstractions/Operators/Aggregates")).Select(d => Path.GetFileName(d)!)
                .Concat(LayoutTests.ComposedAggregates)
                .Where(a => !reference.Contains($"`{a}(", StringComparison.Ordinal)),
            "Aggregates that docs/language.md does not have");
    }

    [Fact]
    public void The_script_of_continuous_integration_runs_the_test_command_of_the_readme()
    {
        Assert.Contains("./test", Repository.Text("README.md"), StringComparison.Ordinal);
        Assert.EndsWith("./test\n", Repository.Text(".ci/run"), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"FDSL\d{4}")]
    private static partial Regex RuleId();

    [GeneratedRegex(@"new Command\(""([a-z]+)""")]
    private static partial Regex CommandDeclaration();

    [GeneratedRegex(@"dotnet run --project feature-defs -- ([^`\n#\\|>]*)")]
    private static partial Regex CommandUse();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"`((?:Dsl\.|Runtime|feature-defs/|tests/|docs/|benchmarks/|\.ci/)[\w./<>-]*(?:/|\.(?:cs|csproj|md|txt|props|targets|sh)))`")]
    private static partial Regex FileName();

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
