using System.Text.RegularExpressions;

namespace FeatureDsl.Architecture.Tests;

/// <summary>Every paragraph of the contract names the tests and the conformance cases that hold it.</summary>
public partial class ContractTests
{
    private const string Mark = "Held by ";

    private static readonly string[] Blocks = Repository.Text("docs/contract.md").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    [Fact]
    public void Every_paragraph_of_the_contract_is_held_by_something()
    {
        var open = "";
        var offenders = new List<string>();
        foreach (var block in Blocks.SkipWhile(b => !b.StartsWith("## ", StringComparison.Ordinal)).Append("## The end"))
        {
            if (block.StartsWith(Mark, StringComparison.Ordinal))
            {
                open = "";
            }
            else if (block.StartsWith('#') || block.StartsWith("**", StringComparison.Ordinal))
            {
                offenders.AddRange(open.Length > 0 ? [open] : []);
                open = block.StartsWith('#') ? "" : block[..Math.Min(80, block.Length)];
            }
            else
            {
                open = open.Length > 0 ? open : block[..Math.Min(80, block.Length)];
            }
        }

        Repository.None(offenders, "Paragraphs without a line that names what holds them");
    }

    [Fact]
    public void What_holds_the_contract_exists()
    {
        var tests = Repository.Files("*.cs", "tests").Select(Repository.Text).ToList();
        var names = Blocks.Where(b => b.StartsWith(Mark, StringComparison.Ordinal)).SelectMany(b => Name().Matches(b)).Select(m => m.Groups[1].Value).Distinct().ToList();
        Assert.True(names.Count > 50, $"Only {names.Count} tests are named.");
        Repository.None(
            names.Where(n => n.Split('.') is [var type, var method]
                ? !tests.Exists(t => Regex.IsMatch(t, $@"class {type}\b") && Regex.IsMatch(t, $@"\b{method}\("))
                : !Repository.Has($"conformance/cases/{n}/spec.json")),
            "Tests or cases that are not there");
    }

    [Fact]
    public void Every_conformance_case_holds_some_paragraph()
    {
        var contract = Repository.Text("docs/contract.md");
        Repository.None(
            Directory.EnumerateDirectories(Path.Combine(Repository.Root, "conformance/cases")).Select(d => Path.GetFileName(d)!)
                .Where(c => !contract.Contains($"`{c}`", StringComparison.Ordinal)),
            "Cases that docs/contract.md does not name");
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Name();
}
