namespace FeatureDsl.Compiler.Tests.Rules;

public sealed class Fdsl2007Tests
{
    private const string Whole = TrainingCase.AsOf + " " + TrainingCase.Label;

    [Theory]
    [InlineData("[TrainingSet(\"s\")] public sealed partial class {|FDSL2007:Case|}(Sale sale, ShopView view) { " + TrainingCase.Label + " }")]
    [InlineData("[TrainingSet(\"s\")] public sealed partial class {|FDSL2007:Case|}(Sale sale, ShopView view) { " + TrainingCase.AsOf + " }")]
    [InlineData("[TrainingSet(\"s\")] public sealed partial class {|FDSL2007:Case|}(Sale sale) { " + Whole + " }")]
    [InlineData("[TrainingSet(\"s\")] public sealed partial class {|FDSL2007:Case|}(ShopView view) { }")]
    [InlineData("[TrainingSet(\"s\")] public sealed partial class Case(Sale sale, Sale {|FDSL2007:other|}, ShopView view) { " + Whole + " }")]
    [InlineData("[TrainingSet(\"s\")] public sealed partial class Case(Sale sale, ShopView view, int {|FDSL2007:n|}) { " + Whole + " }")]
    [InlineData("[{|FDSL2007:TrainingSet(\"\")|}] public sealed partial class Case(Sale sale, ShopView view) { " + Whole + " }")]
    [InlineData("[TrainingSet(\"s\")] public sealed partial class Case(Sale sale, ShopView view) { " + Whole + " [AsOf] public DateTime {|FDSL2007:Second|} => sale.At; }")]
    [InlineData("[TrainingSet(\"s\")] public sealed partial class Case(Sale sale, ShopView view) { " + Whole + " [Where] public int {|FDSL2007:Kept|} => sale.Units; }")]
    [InlineData("[TrainingSet(\"s\")] public sealed partial class Case(Sale sale, ShopView view) { " + Whole + " [Label] private bool {|FDSL2007:Hidden|} => sale.IsOnline; }")]
    [InlineData("[TrainingSet(\"s\")] public sealed partial class Case(Sale sale, ShopView view) { " + Whole + " [Carried] public int {|FDSL2007:Weight|} => sale.Units; }")]
    [InlineData("[TrainingSet(\"s\")] public sealed partial class Case(Sale sale, ShopView view) { " + Whole + " [Request] public int {|FDSL2007:Units|} => sale.Units; }")]
    public Task Nothing_that_rows_need_is_missing_or_doubled(string code) => TrainingCase.Code(code);

    [Theory]
    [InlineData("Case(Sale sale, BasketView view)", "[Request] public double Km => sale.Km ?? 0;")]
    [InlineData("{|FDSL2007:Case|}(Sale sale, BasketView view)", "")]
    [InlineData("Case(Sale sale, BasketView view)", "[Request] public int {|FDSL2007:Km|} => sale.Units;")]
    public Task A_request_is_made_of_the_event(string head, string member) =>
        TrainingCase.Code($"[TrainingSet(\"s\")] public sealed partial class {head} {{ {Whole} {member} }}");

    [Theory]
    [InlineData("ValidationFrom = \"2026-02-30\"")]
    [InlineData("ValidationFrom = \"2026-03-01\", TestFrom = \"2026-02-01\"")]
    [InlineData("TestShare = 0.1")]
    [InlineData("SplitBy = typeof(Shop)")]
    [InlineData("SplitBy = typeof(Shop), TestShare = 1.0")]
    [InlineData("SplitBy = typeof(Sale), TestShare = 0.1")]
    [InlineData("SplitBy = typeof(Shop), TestShare = 0.1, TestFrom = \"2026-02-01\"")]
    [InlineData("NegativeRate = 0.1")]
    [InlineData("NegativeRate = 0.0, Positive = \"Back\"")]
    [InlineData("NegativeRate = 0.1, Positive = \"Other\"")]
    public Task Options_fit(string options) =>
        TrainingCase.Code($"[{{|FDSL2007:TrainingSet(\"s\", {options})|}}] public sealed partial class Case(Sale sale, ShopView view) {{ {Whole} }}");

    [Fact]
    public Task A_key_that_the_event_holds_twice_is_mapped() => RuleCase.Code("""
        /// <summary>A place.</summary>
        [Entity] public readonly record struct Place([property: Key] string Code);
        [EventSource("rides")] public sealed partial record Ride
        {
            [Key<Place>(Part = "Code")] public required string From { get; init; }
            [Key<Place>(Part = "Code")] public required string To { get; init; }
            [EventTime] public required DateTime At { get; init; }
        }
        /// <summary>V.</summary>
        [FeatureView<Place>] public sealed partial class PlaceView([On("From")] Events<Ride> rides)
        {
            /// <summary>F.</summary>
            [Feature] public long N => rides.All().Count();
        }
        [TrainingSet("one")] public sealed partial class {|FDSL2007:One|}(Ride ride, PlaceView place)
        {
            [AsOf] public DateTime At => ride.At;
            [Label] public string To => ride.To;
        }
        [TrainingSet("two")] public sealed partial class Two(Ride ride, PlaceView place)
        {
            [AsOf] public DateTime At => ride.At;
            [Key<Place>] public string Code => ride.From;
            [Label] public string To => ride.To;
        }
        """);

    [Theory]
    [InlineData("[Request] public double Km => {|FDSL1001:sale.Returned|} ? 1 : 0;")]
    [InlineData("[Request] public double Km => {|FDSL1001:Back|} ? 1 : 0;")]
    public Task What_the_caller_brings_is_no_label(string member) => TrainingCase.Members($"{Whole} {member}", "Sale sale, BasketView view");

    [Fact]
    public Task A_whole_training_set_is_silent() => TrainingCase.Code($$"""
        [TrainingSet("s", SplitBy = typeof(Shop), TestShare = 0.2, Positive = nameof(Back), NegativeRate = 0.25)]
        public sealed partial class Case(Sale sale, ShopView view, BasketView basket, Events<Sale> next)
        {
            {{Whole}}
            [Label] public bool More => next.Next(7.Days).Count() > 1;
            [Where] public bool Kept => sale.Units > 0 && !sale.Returned;
            [Carried] public Guid Id => sale.SaleId;
            [Request] public double Km => sale.Km ?? 0;
        }
        """);
}
