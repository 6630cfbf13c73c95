namespace FeatureDsl.Architecture.Tests;

/// <summary>The house, floor by floor: nothing points up.</summary>
public class DependencyTests
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
        Assert.Subset(allowed.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(), Repository.References(project).ToHashSet());

    [Fact]
    public void The_language_needs_no_package_at_run_time() =>
        Assert.Subset(new HashSet<string> { "PolySharp", "Microsoft.CodeAnalysis.PublicApiAnalyzers" }, Repository.Packages("Dsl.Abstractions").ToHashSet());

    [Fact]
    public void Only_the_fixes_use_workspaces() =>
        Assert.Equal(
            ["Dsl.CodeFixes"],
            new[] { "Dsl.Abstractions", "Dsl.Generators", "Dsl.Analyzers", "Dsl.CodeFixes", "Runtime", "Runtime.Serving", "Runtime.Hosting" }
                .Where(p => Repository.Packages(p).Any(x => x.Contains("Workspaces", StringComparison.Ordinal))));

    [Fact]
    public void The_intermediate_form_knows_no_compiler_symbols()
    {
        var leaks = Repository.Files("*.cs").Where(f => f.Contains("/Dsl.Abstractions/", StringComparison.Ordinal) || f.Contains("/Lowering/", StringComparison.Ordinal))
            .Where(f => File.ReadAllText(f).Contains("Microsoft.CodeAnalysis", StringComparison.Ordinal)).Select(f => Path.GetRelativePath(Repository.Root, f));
        Assert.Empty(leaks);
    }

    [Fact]
    public void The_runtime_knows_no_feature()
    {
        var leaks = Repository.Files("*.cs").Where(f => Path.GetRelativePath(Repository.Root, f).StartsWith("Runtime", StringComparison.Ordinal))
            .Where(f => File.ReadAllText(f).Contains("FeatureDefs", StringComparison.Ordinal)).Select(f => Path.GetRelativePath(Repository.Root, f));
        Assert.Empty(leaks);
    }

    [Fact]
    public void Plain_execution_shares_no_aggregation_with_the_online_states()
    {
        var leaks = Directory.EnumerateFiles(Path.Combine(Repository.Root, "Dsl.Abstractions", "Plain"), "*.cs")
            .Where(f => File.ReadAllText(f) is var text && (text.Contains("FeatureDsl.Online", StringComparison.Ordinal) || text.Contains("ExactSum", StringComparison.Ordinal)))
            .Select(Path.GetFileName);
        Assert.Empty(leaks);
    }
}
