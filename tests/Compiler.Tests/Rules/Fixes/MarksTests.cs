using FeatureDsl.CodeFixes;

namespace FeatureDsl.Compiler.Tests.Rules.Fixes;

public sealed class MarksTests
{
    [Fact]
    public Task The_only_instant_of_a_snapshot_is_its_valid_from() => FixCase.Code<Marks>(
        Address("{|FDSL1005:Address|}", "public required DateTime Changed { get; init; }"),
        Address("Address", "[ValidFrom] public required DateTime Changed { get; init; }"));

    [Fact]
    public Task Of_two_instants_the_author_chooses()
    {
        const string Two = "public required DateTime Changed { get; init; } public required DateTime Seen { get; init; }";
        return FixCase.Code<Marks>(Address("{|FDSL1005:Address|}", Two), Address("{|FDSL1005:Address|}", Two));
    }

    [Fact]
    public Task The_instant_of_a_late_column_becomes_the_known_time_of_the_row() => FixCase.Code<Marks>(
        Visits("{|FDSL1003:v.People|}", "    /// <summary>When.</summary>\n    public DateTime LeftAt"),
        Visits("v.People", "    /// <summary>When.</summary>\n    [KnownAt] public DateTime LeftAt"));

    private static string Address(string name, string instants) => $$"""
        [SnapshotSource("addresses")]
        public sealed partial record {{name}}
        {
            [Key<Shop>] public required long ShopId { get; init; }
            {{instants}}
        }
        """;

    private static string Visits(string column, string instant) => $$"""
        [EventSource("visits")]
        public sealed partial record Visit
        {
            [Key<Shop>] public long ShopId { get; init; }
            [EventTime] public DateTime At { get; init; }
        {{instant}} { get; init; }
            [KnownAt(nameof(LeftAt))] public int People { get; init; }
        }

        /// <summary>V.</summary>
        [FeatureView<Shop>]
        public sealed partial class Visits(Events<Visit> visits)
        {
            {{ShopLanguage.Feature("long", $"visits.Last(7.Days).Sum(v => {column})")}}
        }
        """;
}
