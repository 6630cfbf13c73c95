using System.Collections.Immutable;
using FeatureDsl.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FeatureDsl.Compiler.Tests.Generator;

/// <summary>Most of the time, code is broken: somebody is typing. Whatever it looks like, nothing throws.</summary>
public sealed class BrokenCodeTests
{
    private const int Rounds = 300;

    private static readonly string[] Whole = [Project.Files[0], Project.Files[1], Project.Files[2]];

    [Fact]
    public async Task Deleted_tokens_harm_neither_the_generator_nor_the_analyzer()
    {
        var (random, run) = (new Random(20240517), new GeneratorRun(ShopLanguage.Compile(Whole)));
        for (var (round, last) = (0, 0); round < Rounds; round++)
        {
            var file = random.Next(Whole.Length);
            var tokens = SyntaxFactory.ParseTokens(Whole[file]).ToList();
            for (var i = random.Next(1, 6); i > 0; i--)
            {
                tokens.RemoveAt(random.Next(tokens.Count));
            }

            var broken = string.Concat(tokens.Select(t => t.ToFullString()));
            run.Rewrite((last, Whole[last]), (file, broken));
            await Survives(run, round % 10 == 0 ? run.Output : run.Compilation, broken); // All that is generated takes long to analyze.
            last = file;
        }
    }

    [Theory]
    [InlineData("[FeatureView<Shop>] public sealed partial class V([On] Events<Sale> sales);")]
    [InlineData("[FeatureView<Shop>] public sealed partial class V([On(null)] Events<Sale> sales);")]
    [InlineData("[FeatureView<>] public sealed partial class V(Events<> sales, Latest<Nope> n, Unknown u);")]
    [InlineData("[Entity] class E<T> { [Entity] void M() { } [Key] int K { get; } }")]
    [InlineData("[FeatureService] partial class S(S s); [FeatureService(1)] partial class R(params int[] x);")]
    [InlineData("[EventSource] partial record A; [EventSource(null!)] partial record B; [EventSource(\"c\")] partial record C { [Scale] decimal D { get; set; } [Column] int E { get; set; } }")]
    [InlineData("namespace N { [EventSource(\"x\")] partial record X { [Key<Shop>] public long ShopId { get; set; } [EventTime] public DateTime At { get; set; } } } namespace n { [EventSource(\"y\")] partial record X { [Key<Shop>] public long ShopId { get; set; } [EventTime] public DateTime At { get; set; } } }")]
    [InlineData("[FeatureView<Shop>] public sealed partial class V(Events<Sale> s); [FeatureView<Shop>] public sealed partial class V(Events<Sale> s);")]
    [InlineData("[FeatureView<Shop>] [FeatureService(\"v\")] public sealed partial class V(Events<Sale> s) { [Feature(Default = )] public long F => ; [Feature] public long F => F.F; }")]
    [InlineData("[FeatureView<Shop>] public sealed partial class K(Events<Sale> s) { [Feature] public long? F => s.Nope(); } [FeatureView<Shop>] public sealed partial class V(K k, [On(nameof(K.F))] K l) { [Feature] public long? X => l.F; }")]
    [InlineData("[FeatureView<Shop>] public sealed partial class K(Events<Sale> s) { [Feature] public long? F => s.All().Count(); } [FeatureView<Shop>] public sealed partial class V(K k, [On(nameof(K.F), nameof(K.G))] K l) { [Feature] public long? X => l.F; }")]
    [InlineData("[FeatureView<Shop>] public sealed partial class K(Events<Sale> s) { [Feature] public long? F => s.All().Count(); } [FeatureView<Shop>] public sealed partial class V(K k, [On()] K l) { [Feature] public long? X => l.F; }")]
    [InlineData("[FeatureView<Shop>] public sealed partial class K(Events<Sale> s) { [Feature] public long? F => F; } [FeatureView<Shop>] public sealed partial class V(K k, [On(null)] K l) { [Feature] public long? X => l.F; }")]
    [InlineData("[FeatureView<Shop>] public sealed partial class K(Events<Sale> s) { [Feature] public long? F => s.All().Count(); } [FeatureView<Shop>] public sealed partial class V(K k, [On(nameof(V.X))] K l) { [Feature] public long? X => l.F; }")]
    public Task Half_written_attributes_harm_nobody(string code)
    {
        var run = new GeneratorRun(ShopLanguage.Compile(ShopLanguage.Shop, code));
        return Survives(run, run.Output, code);
    }

    private static async Task Survives(GeneratorRun run, Compilation analyzed, string broken)
    {
        var cancellation = TestContext.Current.CancellationToken;
        Assert.True(run.Result.Exception is null && run.Result.Diagnostics.IsEmpty, $"{run.Result.Exception}\n{broken}");
        var findings = await analyzed.WithAnalyzers(ImmutableArray.Create<DiagnosticAnalyzer>(new FeatureAnalyzer())).GetAnalyzerDiagnosticsAsync(cancellation);
        Assert.All(findings, f => Assert.True(f.Id != "AD0001", $"{f.GetMessage(null)}\n{broken}"));
    }
}
