namespace FeatureDsl.Compiler.Tests.Rules;

public sealed class Fdsl1003Tests
{
    [Theory]
    [InlineData("decimal", "sales.Last(7.Days).Sum(t => {|FDSL1003:t.Refund|})")]
    [InlineData("DateTime?", "sales.Last(7.Days).Max(t => {|FDSL1003:t.RefundedAt|})")]
    [InlineData("int?", "sales.Last(7.Days).MinBy(t => t.Units, t => {|FDSL1003:t.RefundedAt|})")]
    [InlineData("decimal?", "sales.Last(7.Days).MaxBy(t => {|FDSL1003:t.Refund|}, t => t.Km)")]
    [InlineData("long", "sales.Last(7.Days).Count(t => {|FDSL1003:t.RefundedAt|} != null)")]
    public Task A_column_known_later_than_its_row_tells_the_future(string type, string body) => RuleCase.Feature(type, body);

    [Fact]
    public Task A_column_known_with_its_row_does_not() => RuleCase.Code($$"""
        [EventSource("visits")]
        public sealed partial record Visit
        {
            [Key<Shop>] public required long ShopId { get; init; }
            [EventTime] public required DateTime At { get; init; }
            [KnownAt] public required DateTime LeftAt { get; init; }
            [KnownAt(nameof(LeftAt))] public int Minutes { get; init; }
        }

        /// <summary>V.</summary>
        [FeatureView<Shop>]
        public sealed partial class Visits(Events<Visit> visits)
        {
            {{ShopLanguage.Feature("long", "visits.Last(7.Days).Sum(v => v.Minutes)")}}
        }
        """);

    [Theory]
    [InlineData("decimal? Refund", "DateTime? RefundedAt", "decimal", "visits.Last(7.Days).Sum(v => v.Refund)")]
    [InlineData("decimal? Refund", "DateTime? RefundedAt", "DateTime?", "visits.Last(7.Days).Max(v => v.RefundedAt)")]
    [InlineData("decimal Refund", "DateTime? RefundedAt", "decimal", "visits.Last(7.Days).Sum(v => {|FDSL1003:v.Refund|})")]
    [InlineData("decimal? Refund", "DateTime RefundedAt", "decimal", "visits.Last(7.Days).Sum(v => {|FDSL1003:v.Refund|})")]
    public Task A_column_of_corrected_events_is_missing_until_it_is_known(string column, string instant, string type, string body) => RuleCase.Code($$"""
        [EventSource("visits", Corrections = true)]
        public sealed partial record Visit
        {
            [EventId] public required long Id { get; init; }
            [Key<Shop>] public required long ShopId { get; init; }
            [EventTime] public required DateTime At { get; init; }
            [KnownAt(nameof(RefundedAt))] public {{column}} { get; init; }
            public {{instant}} { get; init; }
        }

        /// <summary>V.</summary>
        [FeatureView<Shop>]
        public sealed partial class Visits(Events<Visit> visits)
        {
            {{ShopLanguage.Feature(type, body)}}
        }
        """);
}
