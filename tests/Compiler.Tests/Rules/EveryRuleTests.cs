using System.Reflection;
using Microsoft.CodeAnalysis;

namespace FeatureDsl.Compiler.Tests.Rules;

public sealed class EveryRuleTests
{
    public static TheoryData<string> Ids => [.. Diagnostics.Rules.All.Select(r => r.Id)];

    private static IReadOnlyList<DiagnosticDescriptor> Listed => Diagnostics.Rules.All;

    [Fact]
    public void The_list_of_rules_has_every_field_once()
    {
        var fields = typeof(Diagnostics.Rules).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => f.GetValue(null)).OfType<DiagnosticDescriptor>();
        Assert.Equal(fields.Select(f => f.Id).Order(StringComparer.Ordinal), Listed.Select(r => r.Id).Order(StringComparer.Ordinal));
        Assert.Distinct(Listed.Select(r => r.Id));
    }

    [Theory, MemberData(nameof(Ids))]
    public void A_rule_has_a_page_that_its_help_link_leads_to(string id)
    {
        var rule = Listed.Single(r => r.Id == id);
        Assert.EndsWith($"docs/rules/{id}.md", rule.HelpLinkUri, StringComparison.Ordinal);
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "rules", id + ".md"));
        Assert.StartsWith($"# {id}: {rule.Title}\n", page, StringComparison.Ordinal);
        foreach (var heading in new[] { "## Why", "## Mending it", "## Suppressing it" })
        {
            Assert.Contains("\n" + heading + "\n", page, StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Ids))]
    public void A_rule_has_a_class_of_tests(string id) =>
        Assert.NotNull(typeof(EveryRuleTests).Assembly.GetType($"FeatureDsl.Compiler.Tests.Rules.Fdsl{id["FDSL".Length..]}Tests"));

    [Theory, MemberData(nameof(Ids))]
    public void A_rule_is_in_the_list_of_releases(string id)
    {
        var folder = Path.Combine(Repository.Root, "Dsl.Generators");
        var lists = Directory.GetFiles(folder, "AnalyzerReleases.*.md").Select(File.ReadAllText);
        Assert.Single(lists, text => text.Contains($"\n{id} | ", StringComparison.Ordinal));
    }
}
