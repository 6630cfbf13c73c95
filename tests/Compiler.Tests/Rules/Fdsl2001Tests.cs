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

    [Theory]
    [InlineData("[AsOfJoin<Shop>] public Profile? {|FDSL2001:Profile|} { get; init; }")]
    [InlineData("[AsOfJoin<Shop>, On(nameof(Shut))] public Profile? {|FDSL2001:Profile|} { get; init; }")]
    [InlineData("[AsOfJoin<Shop>, On(nameof(From), nameof(To))] public Profile? {|FDSL2001:Profile|} { get; init; }")]
    [InlineData("[AsOfJoin<Town>] public Profile? {|FDSL2001:Profile|} { get; init; }")]
    [InlineData("[AsOfJoin<Shop>, On(nameof(From))] public Profile? Profile { get; init; }")]
    public Task The_row_that_an_event_brings_along_is_found_by_a_key_that_both_hold(string member) => RuleCase.Code($$"""
        [Entity] public readonly record struct Town([property: Key] string Name);
        [EventSource("moves")]
        public sealed partial record Move
        {
            [Key<Shop>] public long From { get; init; }
            [Key<Shop>] public long To { get; init; }
            [Key<Town>] public string? Town { get; init; }
            public long Shut { get; init; }
            [EventTime] public DateTime At { get; init; }
            {{member}}
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

    private const string Chain = """
        [Entity] public readonly record struct Chain([property: Key] int Id, [property: Key] string City);

        /// <summary>V.</summary>
        [FeatureView<Shop>]
        public sealed partial class Seller(Events<Sale> sales)
        {
            /// <summary>F.</summary>
            [Feature] public int? Units => sales.All().Last(s => s.Units);
            /// <summary>F.</summary>
            [Feature] public long Count => sales.All().Count();
            /// <summary>F.</summary>
            [Feature] public string? City => sales.All().Last(s => s.City);
            /// <summary>F.</summary>
            [Feature] public long Ratio => 1 / Count;
        }

        [EventSource("openings")]
        public sealed partial record Opening
        {
            [Key<Chain>(Part = "Id")] public required int ChainId { get; init; }
            [Key<Chain>] public required string City { get; init; }
            [EventTime] public required DateTime At { get; init; }
        }

        /// <summary>V.</summary>
        [FeatureView<Chain>]
        public sealed partial class Chains(Events<Opening> openings)
        {
            /// <summary>F.</summary>
            [Feature] public long Openings => openings.All().Count();
        }

        /// <summary>V.</summary>
        [FeatureView]
        public sealed partial class Hour(Basket basket)
        {
            /// <summary>F.</summary>
            [Feature] public long Basket => (long)basket.Km;
        }

        """;

    private const string Ok = "[On(nameof(Seller.Units), nameof(Seller.City))] ";

    [Theory]
    [InlineData("Seller seller, " + Ok + "Chains chains")]
    [InlineData(Ok + "Chains chains, Seller seller, Chains asked")]
    [InlineData("Seller seller, [On(nameof(Seller.Count))] Seller other")]
    [InlineData("Seller seller, Hour hour, [On(nameof(Hour.Basket))] Seller other")]
    [InlineData("Seller seller, [On(nameof(Seller.Units))] Chains {|FDSL2001:chains|}")]
    [InlineData("Seller seller, [On(nameof(Seller.City), nameof(Seller.Units))] Chains {|FDSL2001:{|FDSL2001:chains|}|}")]
    [InlineData("Seller seller, [On(nameof(Seller.Units), \"Town\")] Chains {|FDSL2001:chains|}")]
    [InlineData("Seller seller, [On(nameof(Seller.Ratio))] Seller {|FDSL2001:other|}")]
    [InlineData("Seller seller, [On(nameof(Seller.Count))] Hour {|FDSL2001:hour|}")]
    [InlineData("Events<Sale> sales, [On(nameof(Seller.Count))] Seller {|FDSL2001:other|}")]
    public Task A_view_is_looked_up_by_features_of_the_types_of_its_key_that_are_no_errors(string parameters) => RuleCase.Code($$"""
        {{Chain}}
        /// <summary>V.</summary>
        [FeatureView<Shop>]
        public sealed partial class Looking({{parameters}})
        {
            {{ShopLanguage.Feature("long", "1")}}
        }
        """);

    [Theory]
    [InlineData("Looking first, [On(nameof(Looking.Openings))] Seller {|FDSL2001:other|}")]
    [InlineData("Seller seller, [On(nameof(Seller.Count))] Looking {|FDSL2001:looking|}")]
    [InlineData("Seller seller, [On(nameof(Seller.Count))] Mixed {|FDSL2001:mixed|}")]
    public Task What_looks_up_is_not_looked_up_and_holds_no_keys(string parameters) => RuleCase.Code($$"""
        {{Chain}}
        /// <summary>V.</summary>
        [FeatureView<Shop>]
        public sealed partial class Looking(Seller seller, {{Ok}}Chains chains)
        {
            /// <summary>F.</summary>
            [Feature] public long Openings => chains.Openings;
        }

        /// <summary>V.</summary>
        [FeatureView<Shop>]
        public sealed partial class Mixed(Seller seller, Chains asked)
        {
            /// <summary>F.</summary>
            [Feature] public long Openings => asked.Openings;
        }

        /// <summary>V.</summary>
        [FeatureView<Shop>]
        public sealed partial class Case({{parameters}})
        {
            {{ShopLanguage.Feature("long", "1")}}
        }
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
