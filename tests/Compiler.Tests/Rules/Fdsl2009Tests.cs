namespace FeatureDsl.Compiler.Tests.Rules;

public sealed class Fdsl2009Tests
{
    [Theory]
    [InlineData("{|FDSL2009:trips.Last(91.Days)|}.Count()")]
    [InlineData("{|FDSL2009:trips.Last(90.Days, 1.Days)|}.Count()")]
    [InlineData("{|FDSL2009:trips.Where(t => t.Km > 3).All()|}.Count()")]
    [InlineData("{|FDSL2009:trips.Last(10)|}.Count()")]
    [InlineData("{|FDSL2009:trips.Session(1.Hours, longest: 91.Days)|}.Count()")]
    [InlineData("{|FDSL2009:trips.Tumbling(91.Days)|}.Count()")]
    [InlineData("{|FDSL2009:Year|}.Count(t => t.Km > 3)")]
    public Task A_window_that_looks_further_back_than_rows_are_kept_would_be_emptier_in_training(string body) => View(body);

    [Theory]
    [InlineData("trips.Last(90.Days).Count()")]
    [InlineData("trips.Last(89.Days, 1.Days).Count()")]
    [InlineData("trips.Last(90.Days).Last(10).Count()")]
    [InlineData("trips.Session(1.Hours, longest: 90.Days).Count()")]
    public Task One_that_does_not_is_fine(string body) => View(body);

    [Fact]
    public Task Without_a_retention_rows_are_kept_for_ever() => RuleCase.Feature("long", "sales.All().Count()");

    [Fact]
    public Task A_retention_is_a_span() => View("trips.Last(1.Days).Count()", "{|FDSL2006:EventSource(\"trips\", Retention = \"long\")|}");

    private static Task View(string body, string source = "EventSource(\"trips\", Retention = \"90d\")") => RuleCase.Code($$"""
        [{{source}}]
        public sealed partial record Trip
        {
            [EventId] public required long Id { get; init; }
            [Key<Shop>] public required long ShopId { get; init; }
            [EventTime] public required DateTime At { get; init; }
            public required double Km { get; init; }
        }

        [FeatureView<Shop>(Owner = "a")] public sealed partial class Case(Events<Trip> trips)
        {
            private Window<Trip> Year => trips.Last(365.Days);

            /// <summary>F.</summary>
            [Feature] public long F => {{body}};
        }
        """);
}
