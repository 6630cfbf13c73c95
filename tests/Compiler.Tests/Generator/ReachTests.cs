using System.Collections.Immutable;
using FeatureDsl.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FeatureDsl.Compiler.Tests.Generator;

/// <summary>What generated code names must be within its reach: it compiles, or the author is told at the author's own words.</summary>
public sealed class ReachTests
{
    private const string Columns = "{ [Key<Shop>] public long ShopId { get; init; } [EventTime] public DateTime At { get; init; } }";
    private const string Body = "{ /// <summary>F.</summary>\n [Feature] public long F => sales.All().Count(); }";

    private const string Visit = "[EventSource(\"v\")] public sealed partial record Visit " + Columns;
    private const string Visits = "[FeatureView<Shop>] public sealed partial class V(Events<Visit> sales) " + Body;

    [Theory]
    [InlineData("[FeatureView<Shop>] sealed partial class V(Events<Sale> sales) " + Body)]
    [InlineData("[FeatureView<Shop>] sealed partial class V(Events<Sale> sales) " + Body + " [FeatureService(\"m\")] sealed partial class M(V v);")]
    [InlineData("[EventSource(\"v\")] sealed partial record Visit " + Columns + "[FeatureView<Shop>] sealed partial class V(Events<Visit> sales) " + Body)]
    [InlineData("[RequestSource] record Wish { public double Km { get; init; } } [FeatureView<Shop>] sealed partial class V(Events<Sale> sales, Wish wish) " + Body)]
    [InlineData("enum Mood { Low, High } [FeatureView<Shop>] sealed partial class V(Events<Sale> sales) { [Feature] public Mood F => sales.All().Count() > 2 ? Mood.High : Mood.Low; }")]
    [InlineData("enum Mood { Low, High } [FeatureView<Shop>] public sealed partial class V(Events<Sale> sales) { [Feature] internal Mood F => sales.All().Count() > 2 ? Mood.High : Mood.Low; }")]
    [InlineData("class Outer { internal enum Mood { Low, High } } [FeatureView<Shop>] public sealed partial class V(Events<Sale> sales) { [Feature] internal Outer.Mood? F => sales.All().Count() > 2 ? Outer.Mood.High : null; }")]
    [InlineData("enum Mood { Low, High } [FeatureView<Shop>] public sealed partial class V(Events<Sale> sales) { [Feature] internal Mood F => sales.All().Count() > 2 ? Mood.High : Mood.Low; } [FeatureService(\"m\")] public sealed partial class M(V v);")]
    [InlineData("[Entity] record struct Till([property: Key] long TillId); [EventSource(\"v\")] public sealed partial record Visit { [Key<Till>] public long TillId { get; init; } [EventTime] public DateTime At { get; init; } } [FeatureView<Till>] public sealed partial class V(Events<Visit> sales) " + Body)]
    [InlineData("[Entity] record struct Till([property: Key] long TillId); [EventSource(\"v\")] public sealed partial record Visit { [Key<Till>] public long TillId { get; init; } [EventTime] public DateTime At { get; init; } } [FeatureView<Till>] public sealed partial class V(Events<Visit> sales) " + Body + " [FeatureService(\"m\")] public sealed partial class M(V v);")]
    [InlineData("[EventSource(\"v\")] public sealed partial record Visit { [Key<Shop>] public long ShopId { private get; init; } [EventTime] public DateTime At { get; init; } } " + Visits)]
    public Task What_is_internal_gets_an_internal_client(string code) => Reaches(code, reported: false);

    [Theory]
    [InlineData("[Entity] public record struct Till { [Key] private long TillId { get; set; } } [EventSource(\"v\")] public sealed partial record Visit { [Key<Till>] public long TillId { get; init; } [EventTime] public DateTime At { get; init; } } [FeatureView<Till>] public sealed partial class V(Events<Visit> sales) " + Body)]
    [InlineData("[Entity] public record struct Till { [Key] public long TillId { set { } } } [EventSource(\"v\")] public sealed partial record Visit { [Key<Till>] public long TillId { get; init; } [EventTime] public DateTime At { get; init; } } [FeatureView<Till>] public sealed partial class V(Events<Visit> sales) " + Body)]
    [InlineData("[Entity] public record struct Till { [Key] public long TillId { private get; set; } } [EventSource(\"v\")] public sealed partial record Visit { [Key<Till>] public long TillId { get; init; } [EventTime] public DateTime At { get; init; } } [FeatureView<Till>] public sealed partial class V(Events<Visit> sales) " + Body)]
    [InlineData("[EventSource(\"v\")] public sealed partial record Visit(long Extra) " + Columns + Visits)]
    [InlineData("[EventSource(\"v\")] public sealed partial record Visit { private Visit() { } [Key<Shop>] public long ShopId { get; init; } [EventTime] public DateTime At { get; init; } } " + Visits)]
    [InlineData("[EventSource(\"v\")] public sealed partial record Visit { public required int Extra; [Key<Shop>] public long ShopId { get; init; } [EventTime] public DateTime At { get; init; } } " + Visits)]
    [InlineData("[RequestSource] public sealed record Wish(double Km); [FeatureView<Shop>] public sealed partial class V(Events<Sale> sales, Wish wish) " + Body)]
    [InlineData("[RequestSource] public sealed record Wish { public double Km { private get; init; } } [FeatureView<Shop>] public sealed partial class V(Wish wish, Events<Sale> sales) { [Feature] public double F => wish.Km; }")]
    [InlineData("[RequestSource] file record Wish { public double Km { get; init; } } [FeatureView<Shop>] file partial class V(Events<Sale> sales, Wish wish) " + Body)]
    [InlineData("file enum Mood { Low, High } [FeatureView<Shop>] sealed partial class V(Events<Sale> sales) { [Feature] public Mood F => sales.All().Count() > 2 ? Mood.High : Mood.Low; }")]
    [InlineData("[FeatureView<Shop>] public sealed partial class V(Events<Sale> sales) { enum Mood { Low, High } private Mood M => sales.All().Count() > 2 ? Mood.High : Mood.Low; [Feature] public bool F => M == Mood.High; }")]
    [InlineData("[EventSource(\"v\")] abstract partial record Visit " + Columns)]
    [InlineData("[FeatureView<Shop>] abstract partial class V(Events<Sale> sales) " + Body)]
    [InlineData("[FeatureView<Shop>] partial class V<T>(Events<Sale> sales) " + Body)]
    [InlineData("partial class Outer { [FeatureView<Shop>] private partial class V(Events<Sale> sales) " + Body + " }")]
    [InlineData("partial class Outer { [Entity] private record struct Till([property: Key] long TillId); }")]
    [InlineData("partial class Outer { private enum Mood { Low, High } [EventSource(\"v\")] private partial record Visit { private Mood M { get; init; } [Key<Shop>] public long ShopId { get; init; } [EventTime] public DateTime At { get; init; } } }")]
    [InlineData("[EventSource(\"v\")] public partial record struct Visit " + Columns)]
    [InlineData("[FeatureView<Shop>] sealed partial class V(Events<Sale> sales) { [Feature] public long F { private get; init; } }")]
    public Task What_is_out_of_reach_is_reported_where_it_stands(string code) => Reaches(code, reported: true);

    private static async Task Reaches(string code, bool reported)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var run = new GeneratorRun(ShopLanguage.Compile(ShopLanguage.Shop, code));
        var own = run.Compilation.SyntaxTrees.ToHashSet();
        var errors = run.Output.GetDiagnostics(cancellation).Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
        var findings = await run.Output.WithAnalyzers(ImmutableArray.Create<DiagnosticAnalyzer>(new FeatureAnalyzer())).GetAnalyzerDiagnosticsAsync(cancellation);
        var told = errors.Concat(findings).Where(d => d.Severity == DiagnosticSeverity.Error && d.Location.SourceTree is { } tree && own.Contains(tree));
        Assert.Equal(reported, told.Any());
        Assert.True(reported || errors.Count == 0, string.Join("\n", errors));
    }
}
