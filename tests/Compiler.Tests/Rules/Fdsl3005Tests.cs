namespace FeatureDsl.Compiler.Tests.Rules;

public sealed class Fdsl3005Tests
{
    [Theory]
    [InlineData("int?", "{|FDSL3005:visits.All().Last(v => v.People)|}")]
    [InlineData("int?", "{|FDSL3005:visits.Last(7.Days).First(v => v.People)|}")]
    [InlineData("int?", "{|FDSL3005:visits.All().MinBy(v => v.People, v => v.At)|}")]
    [InlineData("DateTime?", "{|FDSL3005:visits.Last(7.Days).MaxBy(v => v.At, v => v.People)|}")]
    [InlineData("double?", "{|FDSL3005:visits.Last(5).Median(v => v.People)|}")]
    [InlineData("long", "{|FDSL3005:visits.Last(5).Count()|}")]
    public Task Without_an_id_the_order_of_tied_events_is_chance(string type, string body) => RuleCase.Code(Visits(type, body, ""));

    [Theory]
    [InlineData("int?", "visits.All().Last(v => v.People)", "[EventId] public Guid Id { get; init; }")]
    [InlineData("int?", "visits.All().MinBy(v => v.People, v => v.At)", "[EventId] public Guid Id { get; init; }")]
    [InlineData("int?", "visits.Last(7.Days).Max(v => v.People)", "")]
    [InlineData("double?", "visits.Last(7.Days).Quantile(0.9, v => v.People) + visits.All().Entropy(v => v.People)", "")]
    [InlineData("FeatureList<int>", "visits.Last(7.Days).TopK(3, v => v.People)", "")]
    public Task With_an_id_or_without_an_order_it_is_not(string type, string body, string id) => RuleCase.Code(Visits(type, body, id));

    private static string Visits(string type, string body, string id) => $$"""
        [EventSource("visits")]
        public sealed partial record Visit
        {
            [Key<Shop>] public long ShopId { get; init; }
            [EventTime] public DateTime At { get; init; }
            public int People { get; init; }
            {{id}}
        }

        /// <summary>V.</summary>
        [FeatureView<Shop>]
        public sealed partial class Visits(Events<Visit> visits)
        {
            {{ShopLanguage.Feature(type, body)}}
        }
        """;
}
