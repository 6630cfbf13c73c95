namespace FeatureDsl.Compiler.Tests.Rules;

public sealed class Fdsl4004Tests
{
    [Theory]
    [InlineData("[Feature] public long G => sales.Where(s => s.IsOnline).Last(1.Weeks).Count();")]
    [InlineData("private Window<Sale> Week => sales.Last(7.Days);\n/// <summary>G.</summary>\n[Feature] public long G => Week.Count(s => s.IsOnline);")]
    public Task A_feature_that_another_view_of_the_entity_has_is_named(string same) =>
        Views(same.Replace(" G ", " {|FDSL4004:G|} ", StringComparison.Ordinal));

    [Theory]
    [InlineData("[Feature] public long G => sales.Last(7.Days).Count(s => !s.IsOnline);")]
    [InlineData("[Feature(Default = 1L)] public long? G => sales.Last(7.Days).Count(s => s.IsOnline);")]
    [InlineData("[Feature] public long G => first.F;")]
    [InlineData("[Feature] public int G => AsOf.Hour;")]
    public Task What_means_something_else_or_hands_on_or_needs_no_state_is_not(string other) => Views(other);

    [Fact]
    public Task Of_a_chain_of_the_same_each_but_the_first_is_named() => Views(
        "[Feature] public long {|FDSL4004:G|} => sales.Last(7.Days).Count(s => s.IsOnline);",
        View("Third", "[Feature] public long {|FDSL4004:H|} => sales.Last(7.Days).Count(s => s.IsOnline);\n/// <summary>Twice in one view.</summary>\n"
            + "[Feature] public long {|FDSL4004:I|} => sales.Last(7.Days).Count(s => s.IsOnline);"));

    [Fact]
    public Task Features_of_another_entity_are_others() => RuleCase.Code(
        """
        [Entity] public readonly record struct Till([property: Key] long Number);
        [EventSource("receipts")]
        public sealed partial record Receipt
        {
            [Key<Shop>, Key<Till>] public required long Number { get; init; }
            [EventTime] public required DateTime At { get; init; }
        }
        [FeatureView<Shop>(Owner = "a")] public sealed partial class OfShop(Events<Receipt> receipts)
        {
            /// <summary>F.</summary>
            [Feature] public long F => receipts.Last(7.Days).Count();
        }
        [FeatureView<Till>(Owner = "a")] public sealed partial class OfTill(Events<Receipt> receipts)
        {
            /// <summary>F.</summary>
            [Feature] public long F => receipts.Last(7.Days).Count();
        }
        """);

    private static Task Views(string members, string more = "") => RuleCase.Code(
        View("First", "[Feature] public long F => sales.Last(7.Days).Count(s => s.IsOnline);") + View("Second", members, ", First first") + more);

    private static string View(string name, string members, string parameters = "") => $$"""
        [FeatureView<Shop>(Owner = "a")] public sealed partial class {{name}}(Events<Sale> sales{{parameters}})
        {
            /// <summary>F.</summary>
            {{members}}
        }

        """;
}
