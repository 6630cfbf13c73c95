using System.Globalization;
using FeatureDsl.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FeatureDsl.Compiler.Tests.Generator;

public sealed class OutputTests
{
    [Fact]
    public void A_good_project_compiles_and_the_generator_says_nothing()
    {
        var run = new GeneratorRun(Project.Compile());
        Assert.Empty(run.Result.Diagnostics);
        Assert.Null(run.Result.Exception);
        Assert.Empty(run.Output.GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error));
    }

    [Fact]
    public async Task The_analyzer_finds_nothing_in_a_good_project_after_generation()
    {
        var analyzed = new GeneratorRun(Project.Compile()).Output.WithAnalyzers([new FeatureAnalyzer()]);
        Assert.Empty(await analyzed.GetAllDiagnosticsAsync(TestContext.Current.CancellationToken).ContinueWith(
            all => all.Result.Where(d => d.Id.StartsWith("FDSL", StringComparison.Ordinal) || d.Id == "AD0001"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void The_order_of_files_does_not_show()
    {
        var files = new GeneratorRun(Project.Compile()).Files;
        var shuffled = new GeneratorRun(ShopLanguage.Compile(Project.Files.Reverse())).Files;
        Assert.Equal(files.OrderBy(f => f.Key, StringComparer.Ordinal), shuffled.OrderBy(f => f.Key, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    public void The_culture_of_the_machine_does_not_show(string culture)
    {
        var files = new GeneratorRun(Project.Compile()).Files;
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = Strange(culture);
            Assert.Equal(files, new GeneratorRun(Project.Compile()).Files);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Files_are_named_after_the_classes_they_stand_beside()
    {
        var run = new GeneratorRun(Project.Compile());
        var classes = run.Compilation.SyntaxTrees.SelectMany(t => t.GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<Microsoft.CodeAnalysis.CSharp.Syntax.TypeDeclarationSyntax>()
            .Select(d => run.Compilation.GetSemanticModel(t).GetDeclaredSymbol(d)!.ToDisplayString())).ToHashSet(StringComparer.Ordinal);
        Assert.All(run.Files.Keys.Where(name => name != "Features.g.cs"), name =>
            Assert.Contains(classes, c => name.StartsWith(c + ".", StringComparison.Ordinal) && name[(c.Length + 1)..].Split('.') is [_, "g", "cs"]));
        Assert.Contains("Shops.Lately.View.g.cs", run.Files.Keys);
        Assert.Contains("Sale.Source.g.cs", run.Files.Keys);
    }

    // The tests run without cultures installed, so the one thing that cultures change in numbers is changed by hand.
    private static CultureInfo Strange(string name)
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = name == "ar-SA" ? "\u066B" : ",";
        culture.NumberFormat.NegativeSign = name == "ar-SA" ? "\u061C-" : "\u2212";
        return culture;
    }
}
