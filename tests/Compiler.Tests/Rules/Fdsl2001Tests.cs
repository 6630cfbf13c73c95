namespace FeatureDsl.Compiler.Tests.Rules;

public sealed class Fdsl2001Tests
{
    [Fact]
    public Task An_entity_has_a_key() => RuleCase.Code("[Entity] public readonly record struct {|FDSL2001:Driver|}(long DriverId);");

    [Theory]
    [InlineData("long?")]
    [InlineData("string?")]
    [InlineData("double")]
    [InlineData("DateTime")]
    [InlineData("TimeSpan")]
    [InlineData("DateOnly?")]
    [InlineData("Size")]
    public Task A_key_is_a_number_text_guid_or_date_and_never_missing(string type) => RuleCase.Code($$"""
        [Entity] public sealed record {|FDSL2001:Driver|} { [Key] public required {{type}} {|FDSL2001:DriverId|} { get; init; } }
        """);

    [Theory]
    [InlineData("int")]
    [InlineData("long")]
    [InlineData("string")]
    [InlineData("Guid")]
    [InlineData("DateOnly")]
    public Task Such_keys_do(string type) => RuleCase.Code($$"""[Entity] public readonly record struct Driver([property: Key] {{type}} DriverId);""");

    [Fact]
    public Task An_event_has_a_time_and_an_entity() => RuleCase.Code("""
        [EventSource("visits")]
        public sealed partial record {|FDSL2001:{|FDSL2001:Visit|}|} { public long ShopId { get; init; } }
        """);

    [Fact]
    public Task One_time_is_enough() => RuleCase.Code("""
        [EventSource("visits")]
        public sealed partial record Visit
        {
            [Key<Shop>] public long ShopId { get; init; }
            [EventTime] public DateTime At { get; init; }
            [EventTime] public DateTime {|FDSL2001:Again|} { get; init; }
            [KnownAt] public DateTime Known { get; init; }
            [KnownAt] public DateTime {|FDSL2001:KnownAgain|} { get; init; }
        }
        """);

    [Fact]
    public Task A_key_column_has_the_type_of_the_key() => RuleCase.Code("""
        [EventSource("visits")]
        public sealed partial record Visit
        {
            [Key<Shop>] public int {|FDSL2001:ShopId|} { get; init; }
            [EventTime] public DateTime At { get; init; }
        }
        """);

    [Fact]
    public Task A_view_chooses_between_two_columns_of_one_entity() => RuleCase.Code($$"""
        [EventSource("moves")]
        public sealed partial record Move
        {
            [Key<Shop>] public long From { get; init; }
            [Key<Shop>] public long To { get; init; }
            [EventTime] public DateTime At { get; init; }
        }

        /// <summary>V.</summary>
        [FeatureView<Shop>]
        public sealed partial class Moves(Events<Move> {|FDSL2001:moves|});

        /// <summary>V.</summary>
        [FeatureView<Shop>]
        public sealed partial class MovesOut([On(nameof(Move.From))] Events<Move> moves)
        {
            {{ShopLanguage.Feature("long", "moves.Last(7.Days).Count()")}}
        }

        /// <summary>V.</summary>
        [FeatureView<Shop>]
        public sealed partial class MovesBoth([On(nameof(Move.From), nameof(Move.To))] Events<Move> {|FDSL2001:moves|});
        """);

    [Fact]
    public Task A_column_can_be_known_only_from_an_instant_that_exists() => RuleCase.Code("""
        [EventSource("visits")]
        public sealed partial record Visit
        {
            [Key<Shop>] public long ShopId { get; init; }
            [EventTime] public DateTime At { get; init; }
            [{|FDSL2001:KnownAt("Nowhere")|}] public int Minutes { get; init; }
        }
        """);
}
