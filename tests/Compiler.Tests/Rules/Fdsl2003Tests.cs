namespace FeatureDsl.Compiler.Tests.Rules;

public sealed class Fdsl2003Tests
{
    [Fact]
    public Task Features_differ_in_more_than_case() => RuleCase.View("""
        /// <summary>F.</summary>
        [Feature] public long Sales7d => sales.Last(7.Days).Count();
        /// <summary>F.</summary>
        [Feature] public long {|FDSL2003:SALES7D|} => sales.Last(7.Days).Count();
        """);

    [Fact]
    public Task Columns_differ() => RuleCase.Code("""
        [EventSource("visits")]
        public sealed partial record Visit
        {
            [Key<Shop>] public long ShopId { get; init; }
            [EventTime] public DateTime At { get; init; }
            public int PartySize { get; init; }
            [Column("party_size")] public int {|FDSL2003:People|} { get; init; }
        }
        """);

    [Fact]
    public Task Views_and_services_share_their_names() => RuleCase.Code("""
        namespace A
        {
            /// <summary>V.</summary>
            [FeatureView<Shop>] public sealed partial class Lately(Events<Sale> sales);
        }
        namespace B
        {
            /// <summary>V.</summary>
            [FeatureView<Shop>] public sealed partial class {|FDSL2003:Lately|}(Events<Sale> sales);
            /// <summary>S.</summary>
            [FeatureService("lately")] public sealed partial class {|FDSL2003:Model|}(Lately lately);
            /// <summary>S.</summary>
            [FeatureService("other")] public sealed partial class Other(Lately lately);
        }
        """);

    [Fact]
    public Task Tables_have_one_source_and_entities_one_name() => RuleCase.Code("""
        namespace Z
        {
            [Entity] public readonly record struct {|FDSL2003:Shop|}([property: Key] long ShopId);
            [EventSource("sales")]
            public sealed partial record {|FDSL2003:SaleAgain|}
            {
                [Key<global::Shop>] public long ShopId { get; init; }
                [EventTime] public DateTime At { get; init; }
            }
        }
        """);
}
