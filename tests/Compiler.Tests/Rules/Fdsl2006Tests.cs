namespace FeatureDsl.Compiler.Tests.Rules;

public sealed class Fdsl2006Tests
{
    private const string Columns = "{ [Key<Shop>] public long ShopId { get; init; } [EventTime] public DateTime At { get; init; } }";

    [Theory]
    [InlineData("[FeatureView<Shop>] public sealed class {|FDSL2006:V|}(Events<Sale> sales);")]
    [InlineData("[FeatureView<Shop>] public sealed partial record {|FDSL2006:V|}(Events<Sale> sales);")]
    [InlineData("[FeatureView<Shop>] public sealed partial class {|FDSL2006:V|} { }")]
    [InlineData("[FeatureView<Shop>] public sealed partial class {|FDSL2006:V|}<T>(Events<Sale> sales);")]
    [InlineData("public partial class Outer { [FeatureView<Shop>] public sealed partial class {|FDSL2006:V|}(Events<Sale> sales); }")]
    [InlineData("[FeatureView<Shop>] [{|FDSL2006:FeatureView|}] public sealed partial class V(Events<Sale> sales);")]
    [InlineData("[{|FDSL2006:FeatureView<string>|}] public sealed partial class V(Events<Sale> sales);")]
    [InlineData("[FeatureView<Shop>] public sealed partial class V(int {|FDSL2006:n|});")]
    [InlineData("[FeatureView<Shop>] public sealed partial class V(Events<Profile> {|FDSL2006:p|});")]
    [InlineData("[FeatureView<Shop>] public sealed partial class V(Latest<Sale> {|FDSL2006:p|});")]
    [InlineData("[FeatureView] public sealed partial class V(Events<Sale> {|FDSL2006:sales|});")]
    [InlineData("[FeatureView] public sealed partial class V(Basket {|FDSL2006:@event|});")]
    public Task A_view_is_a_partial_class_whose_parameters_are_sources(string code) => RuleCase.Code(code);

    [Fact]
    public Task Views_do_not_need_each_other() => RuleCase.Code("""
        [FeatureView] public sealed partial class A(B {|FDSL2006:b|});
        [FeatureView] public sealed partial class B(C {|FDSL2006:c|});
        [FeatureView] public sealed partial class C(A {|FDSL2006:a|});
        """);

    [Theory]
    [InlineData("[EventSource(\"v\")] public sealed partial class {|FDSL2006:Visit|} ")]
    [InlineData("[EventSource(\"v\")] public sealed record {|FDSL2006:Visit|} ")]
    [InlineData("[EventSource(\"v\")] public sealed partial record {|FDSL2006:Visit|}<T> ")]
    [InlineData("[{|FDSL2006:EventSource(\"\")|}] public sealed partial record Visit ")]
    [InlineData("[EventSource(\"v\")] [{|FDSL2006:SnapshotSource(\"v\")|}] public sealed partial record Visit ")]
    [InlineData("[{|FDSL2006:EventSource(\"v\", Delay = \"soon\")|}] public sealed partial record Visit ")]
    [InlineData("public record Base; [EventSource(\"v\")] public sealed partial record {|FDSL2006:Visit|} : Base ")]
    public Task A_source_is_a_partial_record(string header) => RuleCase.Code(header + Columns);

    [Theory]
    [InlineData("[Label] public bool {|FDSL2006:Late|} => true;")]
    [InlineData("[Column(\"x\")] private int {|FDSL2006:X|} { get; init; }")]
    [InlineData("public int {|FDSL2006:@class|} { get; init; }")]
    [InlineData("[{|FDSL2006:Scale(19)|}] public decimal Spent { get; init; }")]
    [InlineData("[{|FDSL2006:Scale(2)|}] public double Spent { get; init; }")]
    [InlineData("public bool IsLate => true;")]
    [InlineData("private int Hidden { get; init; }")]
    public Task A_column_can_be_set(string member) =>
        RuleCase.Code("[EventSource(\"v\")] public sealed partial record Visit " + Columns.Replace("{ [Key", "{ " + member + " [Key", StringComparison.Ordinal));

    [Theory]
    [InlineData("[AsOfJoin<Shop>] public Profile? Profile { get; init; }")]
    [InlineData("[AsOfJoin<Shop>] public Profile {|FDSL2006:Profile|} { get; init; } = null!;")]
    [InlineData("[AsOfJoin<Shop>] public Profile? {|FDSL2006:Profile|} { get; }")]
    [InlineData("[AsOfJoin<Shop>] public Sale? {|FDSL2006:Sale|} { get; init; }")]
    [InlineData("[AsOfJoin<Shop>] public string? {|FDSL2006:Name|} { get; init; }")]
    [InlineData("[AsOfJoin<Sale>] public Profile? {|FDSL2006:Profile|} { get; init; }")]
    [InlineData("[AsOfJoin<Shop>, Label] public Profile? {|FDSL2006:Profile|} { get; init; }")]
    public Task An_event_brings_the_row_of_a_snapshot_source_along(string member) =>
        RuleCase.Code("[EventSource(\"v\")] public sealed partial record Visit " + Columns.Replace("{ [Key", "{ " + member + " [Key", StringComparison.Ordinal));

    [Theory]
    [InlineData("[SnapshotSource(\"v\")] public sealed partial record Visit { [Key<Shop>] public long ShopId { get; init; } [ValidFrom] public DateTime At { get; init; } ")]
    [InlineData("[RequestSource] public sealed partial record Visit { ")]
    public Task Only_an_event_brings_a_row_along(string source) => RuleCase.Code(source + "[AsOfJoin<Shop>] public Profile? {|FDSL2006:Profile|} { get; init; } }");

    [Theory]
    [InlineData("[{|FDSL2006:EventSource(\"v\", Corrections = true)|}]", "")]
    [InlineData("[{|FDSL2006:EventSource(\"v\")|}]", "[Deleted] public bool Gone { get; init; }")]
    [InlineData("[{|FDSL2006:EventSource(\"v\", Corrections = false)|}]", "[EventId] public long Id { get; init; } [Deleted] public bool Gone { get; init; }")]
    [InlineData("[EventSource(\"v\")]", "[EventId] public long Id { get; init; } [Deleted] public bool? {|FDSL2006:Gone|} { get; init; }")]
    [InlineData("[EventSource(\"v\")]", "[EventId] public long Id { get; init; } [Deleted] public int {|FDSL2006:Gone|} { get; init; }")]
    [InlineData("[EventSource(\"v\")]", "[EventId] public long Id { get; init; } [Deleted] public bool Gone { get; init; } [Deleted] public bool {|FDSL2006:Lost|} { get; init; }")]
    [InlineData("[EventSource(\"v\")]", "[EventId] public long Id { get; init; } [Deleted, Label] public bool {|FDSL2006:Gone|} { get; init; }")]
    [InlineData("[EventSource(\"v\", Corrections = true)]", "[EventId] public long Id { get; init; } [Deleted] public bool Gone { get; init; }")]
    [InlineData("[EventSource(\"v\", Corrections = false)]", "[EventId] public long Id { get; init; }")]
    public Task What_is_corrected_or_taken_back_has_an_id(string mark, string members) =>
        RuleCase.Code(mark + " public sealed partial record Visit " + Columns.Replace("{ [Key", "{ " + members + " [Key", StringComparison.Ordinal));

    [Theory]
    [InlineData("[SnapshotSource(\"v\")]", "[Key<Shop>] public long ShopId { get; init; } [ValidFrom] public DateTime At { get; init; } [Deleted] public bool Gone { get; init; }")]
    [InlineData("[SnapshotSource(\"v\")]", "[Key<Shop>] public long ShopId { get; init; } [ValidFrom] public DateTime At { get; init; } [Deleted] public bool? {|FDSL2006:Gone|} { get; init; }")]
    [InlineData("[RequestSource]", "[Deleted] public bool {|FDSL2006:Gone|} { get; init; }")]
    public Task A_snapshot_is_taken_back_and_a_request_is_not(string mark, string members) => RuleCase.Code($"{mark} public sealed partial record Visit {{ {members} }}");

    [Theory]
    [InlineData("/// <summary>F.</summary>\n [Feature] private long {|FDSL2006:F|} => 1;")]
    [InlineData("/// <summary>F.</summary>\n [Feature] public static long {|FDSL2006:F|} => 1;")]
    [InlineData("/// <summary>F.</summary>\n [Feature] public long {|FDSL2006:@long|} => 1;")]
    public Task A_feature_is_a_public_property(string member) => RuleCase.View(member);

    [Fact]
    public Task A_feature_that_nobody_may_use_any_more_cannot_be_computed() => RuleCase.View(
        "/// <summary>F.</summary>\n[Feature, {|FDSL2006:Obsolete(\"use G\", true)|}] public long F => sales.All().Count();\n"
        + "/// <summary>G.</summary>\n[Feature, Obsolete(\"use F\", false)] public long G => sales.All().Count();");

    [Fact]
    public Task A_feature_belongs_to_a_view() => RuleCase.Code("public class Lost { [Feature] public long {|FDSL2006:F|} => 1; }");

    [Theory]
    [InlineData("[{|FDSL2006:FeatureService(\"\")|}] public sealed partial class M(V v);")]
    [InlineData("[FeatureService(\"m\")] public sealed partial class {|FDSL2006:M|};")]
    [InlineData("[FeatureService(\"m\")] public sealed class {|FDSL2006:M|}(V v);")]
    [InlineData("[FeatureService(\"m\")] public sealed partial class M(V v, V {|FDSL2006:again|});")]
    [InlineData("[FeatureService(\"m\")] public sealed partial class M(Basket {|FDSL2006:basket|});")]
    [InlineData("[FeatureService(\"m\")] public sealed partial class M([On(\"Sales\")] V {|FDSL2006:v|});")]
    [InlineData("[FeatureService(\"m\")] public sealed partial class M(V v);")]
    public Task A_service_lists_views(string code) => RuleCase.Code("[FeatureView<Shop>] public sealed partial class V(Events<Sale> sales);\n" + code);
}
