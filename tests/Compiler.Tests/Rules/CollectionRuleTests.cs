namespace FeatureDsl.Compiler.Tests.Rules;

/// <summary>Lists and maps that are columns, and what can be computed of them.</summary>
public sealed class CollectionRuleTests
{
    [Theory]
    [InlineData("double?", "orders.Last(7.Days).Average(o => o.Prices.Count)")]
    [InlineData("double", "orders.Last(7.Days).Sum(o => o.Weights.TrySum())")]
    [InlineData("long", "orders.Last(7.Days).Sum(o => o.Sizes.Sum())")]
    [InlineData("long", "orders.Last(7.Days).Count(o => o.Tags.Contains(\"gift\") && o.Sizes.At(0) > 3)")]
    [InlineData("FeatureMap<string, long>", "orders.Last(7.Days).CountBy(o => o.Tags.At(0))")]
    [InlineData("decimal?", "orders.Last(7.Days).Max(o => o.Paid.At(\"card\"))")]
    [InlineData("FeatureList<string>", "orders.All().Last(o => o.Tags)")]
    [InlineData("FeatureMap<string, decimal>", "orders.All().MaxBy(o => o.Paid, o => o.Id)")]
    [InlineData("FeatureList<string>", "orders.All().Last(o => o.Box?.Labels ?? o.Tags)")]
    [InlineData("long", "orders.All().Count(o => o.Box?.Labels is null || o.Box?.Labels.Count > 2)")]
    public Task Of_an_event_they_are_columns_like_others(string type, string body) => RuleCase.Code(Order(Feature(type, body)));

    [Theory]
    [InlineData("FeatureList<string>", "shelf.Value?.Goods ?? []")]
    [InlineData("FeatureList<string>", "(shelf.Value?.Goods).GetValueOrDefault()")]
    [InlineData("FeatureList<string>", "shelf.Value?.Goods ?? orders.All().Last(o => o.Tags)")]
    [InlineData("FeatureMap<string, long>", "(shelf.MaxAge(2.Days).Value?.Stock).GetValueOrDefault()")]
    [InlineData("int?", "shelf.Value?.Goods.Count")]
    [InlineData("long?", "shelf.Value?.Stock.Values.Sum()")]
    [InlineData("bool", "shelf.Value?.Goods.Contains(\"tea\") == true")]
    [InlineData("bool", "shelf.Value?.Goods is not null")]
    [InlineData("bool", "(shelf.Value?.Stock).HasValue")]
    [InlineData("int?", "Goods?.Count")]
    [InlineData("FeatureList<string>", "AsOf.Day > 3 ? Goods ?? [] : orders.All().First(o => o.Tags)")]
    public Task Of_a_row_that_may_not_be_there_they_are_asked_for_behind_a_question_mark(string type, string body) => RuleCase.Code(Order(
        "private FeatureList<string>? Goods => shelf.Value?.Goods;\n" + Feature(type, body)));

    [Theory]
    [InlineData("double", "orders.All().Sum(o => {|FDSL3003:o.Weights.Sum()|})")]
    [InlineData("double?", "orders.All().Max(o => {|FDSL3003:o.Weights.Average()|})")]
    [InlineData("long", "orders.All().CountDistinct(o => {|FDSL3003:o.Paid.Values.Sum()|})")]
    [InlineData("FeatureList<string>", "{|FDSL3001:shelf.Value?.Goods|}")]
    [InlineData("FeatureList<string>", "({|FDSL3001:shelf.Value?.Goods|}).Value")]
    [InlineData("FeatureList<string>", "orders.All().Last(o => {|FDSL3001:o.Box?.Labels|})")]
    [InlineData("long", "{|FDSL3001:orders.All().CountDistinct(o => o.Tags)|}")]
    [InlineData("FeatureList<string>", "{|FDSL3001:orders.All().LastN(2, o => o.Tags)|}")]
    [InlineData("string?", "orders.All().Last(o => {|FDSL3001:o.Tags[0]|})")]
    public Task What_can_fail_or_may_not_be_there_says_what_to_write(string type, string body) => RuleCase.Code(Order(Feature(type, body)));

    [Theory]
    [InlineData("[EventId] public FeatureList<long> {|FDSL2001:Ids|} { get; init; }")]
    [InlineData("[Key<Shop>] public FeatureList<long> {|FDSL2001:ShopId|} { get; init; }")]
    [InlineData("[{|FDSL2006:Scale(2)|}] public FeatureList<string> Tags { get; init; }")]
    [InlineData("[Scale(2)] public FeatureMap<string, decimal> Paid { get; init; }")]
    [InlineData("[Label] public FeatureList<string> Returned { get; init; }")]
    [InlineData("public Empty? {|FDSL2006:Box|} { get; init; }")]
    public Task They_are_no_keys_and_no_ids_and_do_not_tell_a_record_from_none(string column) => RuleCase.Code($$"""
        public sealed record Empty { public FeatureList<long> Numbers { get; init; } public string? Word { get; init; } }
        [EventSource("visits")]
        public sealed partial record Visit
        {
            [Key<Shop>] public required long OwnShop { get; init; }
            [EventTime] public required DateTime At { get; init; }
            {{column}}
        }
        """);

    private static string Feature(string type, string body) => $"/// <summary>F.</summary>\n [Feature] public {type} F => {body};";

    private static string Order(string members) => $$"""
        public sealed record Box { public required long Volume { get; init; } public FeatureList<string> Labels { get; init; } }
        [EventSource("orders")]
        public sealed partial record Order : IRow
        {
            [EventId] public required long Id { get; init; }
            [Key<Shop>] public required long ShopId { get; init; }
            [EventTime] public required DateTime At { get; init; }
            public required FeatureList<string> Tags { get; init; }
            public required FeatureList<int> Sizes { get; init; }
            public required FeatureList<double?> Weights { get; init; }
            public required FeatureList<decimal> Prices { get; init; }
            public required FeatureMap<string, decimal> Paid { get; init; }
            public Box? Box { get; init; }
        }
        [SnapshotSource("shelves")]
        public sealed partial record Shelf : IRow
        {
            [Key<Shop>] public required long ShopId { get; init; }
            [ValidFrom] public required DateTime Since { get; init; }
            public required FeatureList<string> Goods { get; init; }
            public required FeatureMap<string, long> Stock { get; init; }
        }
        /// <summary>V.</summary>
        [FeatureView<Shop>]
        public sealed partial class V(Events<Order> orders, Latest<Shelf> shelf)
        {
            {{members}}
        }
        """;
}
