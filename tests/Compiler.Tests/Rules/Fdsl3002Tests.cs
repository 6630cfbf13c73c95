namespace FeatureDsl.Compiler.Tests.Rules;

public sealed class Fdsl3002Tests
{
    [Fact]
    public Task A_column_with_an_offset_is_refused() => RuleCase.Code("""
        [EventSource("visits")]
        public sealed partial record Visit
        {
            [Key<Shop>] public long ShopId { get; init; }
            [EventTime] public DateTime At { get; init; }
            public DateTimeOffset {|FDSL3002:Left|} { get; init; }
            public DateTimeOffset? {|FDSL3002:Back|} { get; init; }
        }
        """);

    [Theory]
    [InlineData("DateTime?")]
    [InlineData("long")]
    public Task The_event_time_is_an_instant_that_is_never_missing(string type) => RuleCase.Code($$"""
        [EventSource("visits")]
        public sealed partial record Visit
        {
            [Key<Shop>] public long ShopId { get; init; }
            [EventTime] public {{type}} {|FDSL3002:At|} { get; init; }
        }
        """);

    [Theory]
    [InlineData("int", "{|FDSL3002:AsOf.ToLocalTime()|}.Hour")]
    [InlineData("long", "sales.Last(7.Days).Count(t => {|FDSL3002:t.At.ToLocalTime()|}.Hour > 8)")]
    public Task A_feature_does_not_change_zones(string type, string body) => RuleCase.Feature(type, body);

    [Fact]
    public Task The_hour_in_utc_is_fine() => RuleCase.Feature("long", "sales.Last(7.Days).Count(t => t.At.Hour > 8)");
}
