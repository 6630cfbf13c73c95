using FeatureDsl.Parity.Tests.Harness;

namespace FeatureDsl.Parity.Tests.Regressions;

/// <summary>Which of several records at one instant counts.</summary>
public sealed class TiesTests(Engines engines)
{
    private const string Program = """
        using System;
        using FeatureDsl;
        namespace Program;

        [Entity] public readonly record struct User([property: Key] long UserId);

        [EventSource("lates", Horizon = "30m")]
        public sealed partial record Late
        {
            [EventId] public required long Id { get; init; }
            [Key<User>] public required long UserId { get; init; }
            [EventTime] public required DateTime At { get; init; }
            [KnownAt] public required DateTime Known { get; init; }
            public int? MaybeI { get; init; }
        }

        /// <summary>The newest.</summary>
        [FeatureView<User>] public sealed partial class Newest(Events<Late> lates)
        {
            /// <summary>Of all.</summary>
            [Feature] public int? Value => lates.All().Last(e => e.MaybeI);
            /// <summary>Of a window.</summary>
            [Feature] public int? InHour => lates.Last(1.Hours).Last(e => e.MaybeI);
            /// <summary>Of the newest two.</summary>
            [Feature] public int? First => lates.Last(2).First(e => e.MaybeI);
            /// <summary>How many.</summary>
            [Feature] public long Count => lates.All().Count();
        }
        """;

    // Ids were compared as text, in which 9 comes after 10.
    [Fact]
    public Task Tied_events_are_ordered_by_the_number_of_their_id() => new NamedCase
    {
        Program = Program,
        Target = "Newest",
        Rows =
        {
            ["lates"] =
            [
                "id,user_id,at,known,maybe_i",
                "10,1,2024-01-01 12:00:00,2024-01-01 12:00:00,100",
                "9,1,2024-01-01 12:00:00,2024-01-01 12:00:00,90",
                "-1,1,2024-01-01 12:00:00,2024-01-01 12:00:00,10",
            ],
        },
        Questions = ["user_id,as_of", "1,2024-01-01 12:30:00"],
        Expected = { ["Value"] = ["100"], ["InHour"] = ["100"], ["First"] = ["90"], ["Count"] = ["3"] },
    }.HoldsAsync(engines);

    // maxState of ClickHouse over what may be missing forgets that it was missing.
    [Fact]
    public Task The_newest_value_is_missing_where_it_is_missing_at_the_newest_event() => new NamedCase
    {
        Program = Program,
        Target = "Newest",
        Rows =
        {
            ["lates"] =
            [
                "id,user_id,at,known,maybe_i",
                "1,1,2024-01-01 11:59:00,2024-01-01 11:59:00,5",
                "2,1,2024-01-01 12:00:00,2024-01-01 12:00:00,",
            ],
        },
        Questions = ["user_id,as_of", "1,2024-01-01 12:00:00", "1,2024-01-01 12:00:00.000001"],
        Expected = { ["Value"] = ["5", "missing"], ["InHour"] = ["5", "missing"], ["First"] = ["5", "5"], ["Count"] = ["1", "2"] },
    }.HoldsAsync(engines);

    // The first that the file had counted, whatever its event time.
    [Fact]
    public Task Of_repeats_known_at_one_instant_the_one_with_the_earlier_event_time_counts() => new NamedCase
    {
        Program = Program,
        Target = "Newest",
        Rows =
        {
            ["lates"] =
            [
                "id,user_id,at,known,maybe_i",
                "1,1,2024-01-01 11:50:00,2024-01-01 12:00:00,2",
                "1,1,2024-01-01 11:40:00,2024-01-01 12:00:00,1",
                "1,1,2024-01-01 11:30:00,2024-01-01 12:30:00,3",
                "1,1,2024-01-01 11:20:00,2024-01-01 12:30:00.000001,4",
            ],
        },
        Questions = ["user_id,as_of", "1,2024-01-01 12:15:00", "1,2024-01-01 12:30:00.000001", "1,2024-01-01 12:30:00.000002"],
        Expected = { ["Value"] = ["1", "1", "1"], ["InHour"] = ["1", "1", "1"], ["First"] = ["1", "1", "4"], ["Count"] = ["1", "1", "2"] },
    }.HoldsAsync(engines);
}
