using FeatureDsl.Parity.Tests.Harness;

namespace FeatureDsl.Parity.Tests.Regressions;

/// <summary>Spans of more than 2^32 microseconds are unsigned literals for ClickHouse, which took instants before 1970 for huge ones.</summary>
public sealed class BeforeTheEpochTests(Engines engines)
{
    private const string Program = """
        using System;
        using FeatureDsl;
        namespace Program;

        [Entity] public readonly record struct User([property: Key] long UserId);

        [EventSource("lates")]
        public sealed partial record Late
        {
            [EventId] public required long Id { get; init; }
            [Key<User>] public required long UserId { get; init; }
            [EventTime] public required DateTime At { get; init; }
            [KnownAt] public required DateTime Known { get; init; }
            public required double D { get; init; }
        }

        /// <summary>Windows.</summary>
        [FeatureView<User>] public sealed partial class Windows(Events<Late> lates)
        {
            /// <summary>The old edge moves in whole days.</summary>
            [Feature] public long Days => lates.Last(1.Days, 1.Days).Count();
            /// <summary>Answered by blocks, as many come late.</summary>
            [Feature] public long Kinds => lates.Last(2.Days).CountDistinct(e => e.D);
            /// <summary>Blocks and days.</summary>
            [Feature] public double? Most => lates.Last(2.Days, 1.Days).Max(e => e.D);
            /// <summary>Midnight.</summary>
            [Feature] public DateTime? Day => lates.All().Last(e => e.At.Date);
        }
        """;

    private static readonly string[] Rows =
    [
        "id,user_id,at,known,d",
        "1,1,1969-12-28 00:00:00.000000,1969-12-28 06:00:00.000000,3",
        "2,1,1969-12-29 12:00:00.000000,1969-12-31 13:00:00.000000,2",
        "3,1,1969-12-30 23:59:59.999999,1969-12-31 00:00:00.000000,1",
        "4,1,1969-12-31 23:59:59.999999,1970-01-01 00:00:00.000000,4",
    ];

    [Fact]
    public Task Hops_and_blocks_and_days_before_1970() => new NamedCase
    {
        Program = Program,
        Target = "Windows",
        Rows = { ["lates"] = Rows },
        Questions =
        [
            "user_id,as_of", "1,1969-12-28 06:00:00.000001", "1,1969-12-31 00:00:00.000001", "1,1969-12-31 14:00:00.000000", "1,1970-01-01 00:00:00.000001", "1,1970-01-02 00:00:00.000000",
        ],
        Expected =
        {
            ["Days"] = ["1", "1", "1", "1", "0"],
            ["Kinds"] = ["1", "1", "1", "2", "1"],
            ["Most"] = ["3.0", "1.0", "2.0", "4.0", "4.0"],
            ["Day"] =
            [
                "1969-12-28 00:00:00.000000", "1969-12-30 00:00:00.000000", "1969-12-30 00:00:00.000000", "1969-12-31 00:00:00.000000", "1969-12-31 00:00:00.000000",
            ],
        },
    }.HoldsAsync(engines);
}
