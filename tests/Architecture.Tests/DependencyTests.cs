using System.Text.RegularExpressions;

namespace FeatureDsl.Architecture.Tests;

/// <summary>The house, floor by floor: nothing points up.</summary>
public partial class DependencyTests
{
    [Theory]
    [InlineData("Dsl.Abstractions", "")]
    [InlineData("Dsl.Generators", "Dsl.Abstractions")]
    [InlineData("Dsl.Analyzers", "Dsl.Abstractions Dsl.Generators")]
    [InlineData("Dsl.CodeFixes", "Dsl.Abstractions Dsl.Analyzers Dsl.Generators")]
    [InlineData("Runtime", "Dsl.Abstractions")]
    [InlineData("Runtime.Serving", "Dsl.Abstractions Runtime")]
    [InlineData("Runtime.Hosting", "Dsl.Abstractions Runtime Runtime.Serving")]
    public void A_project_refers_only_to_the_floors_below(string project, string allowed) =>
        Assert.Subset(allowed.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(), Repository.References(project));

    [Fact]
    public void The_language_needs_no_package_at_run_time() =>
        Assert.Subset(new HashSet<string> { "PolySharp", "Microsoft.CodeAnalysis.PublicApiAnalyzers" }, Repository.Packages("Dsl.Abstractions"));

    [Fact]
    public void Only_the_fixes_use_workspaces() =>
        Assert.Equal(["Dsl.CodeFixes"], Repository.Shipped.Where(p => Repository.Packages(p).Any(x => x.Contains("Workspaces", StringComparison.Ordinal))));

    [Fact]
    public void The_language_knows_nothing_of_the_compiler() => Repository.None(
        Repository.Files("*.cs", "Dsl.Abstractions").Where(f => Repository.Text(f).Contains("Microsoft.CodeAnalysis", StringComparison.Ordinal)),
        "These files of Dsl.Abstractions name the compiler");

    // Literals and keywords may be spelled with the compiler's help; nothing of a program that is being compiled may get there.
    [Fact]
    public void The_back_ends_see_the_intermediate_form_and_no_symbols() => Repository.None(
        Repository.Files("*.cs", "Dsl.Generators/Lowering").Concat(Repository.Files("*.cs", "Dsl.Generators/Emit"))
            .SelectMany(f => OfTheCompiler().Matches(Repository.Text(f)).Select(m => $"{f}: {m.Value}")),
        "These files name symbols, syntax or operations");

    [Fact]
    public void The_runtime_knows_no_feature() => Repository.None(
        Repository.Files("*.cs").Where(f => f.StartsWith("Runtime", StringComparison.Ordinal) && Repository.Text(f).Contains("FeatureDefs", StringComparison.Ordinal)),
        "These files of the runtime name the feature project");

    [Fact]
    public void Plain_execution_shares_no_aggregation_with_the_online_states() => Repository.None(
        Repository.Files("*.cs", "Dsl.Abstractions/Plain")
            .Where(f => Repository.Text(f) is var text && (text.Contains("FeatureDsl.Online", StringComparison.Ordinal) || text.Contains("ExactSum", StringComparison.Ordinal))),
        "The measure of the online states must not be made of them");

    [GeneratedRegex(@"using Microsoft\.CodeAnalysis(\.Operations|\.CSharp\.Syntax)?;|\b(I\w*Symbol|SemanticModel|SyntaxNode|I\w+Operation|Compilation)\b")]
    private static partial Regex OfTheCompiler();
}
