using FeatureDsl.Parity.Tests.Harness;

namespace FeatureDsl.Parity.Tests.Regressions;

/// <summary>Dates as keys, and dates and spans at the edges of what they can be.</summary>
public sealed class DateKeyTests(Engines engines)
{
    private const string Program = """
        using System;
        using FeatureDsl;
        namespace Program;

        [Entity] public readonly record struct Slot([property: Key] DateOnly Day, [property: Key] string Room);

        [EventSource("bookings")]
        public sealed partial record Booking
        {
            [EventId] public required long Id { get; init; }
            [Key<Slot>] public DateOnly? Day { get; init; }
            [Key<Slot>] public required string Room { get; init; }
            [EventTime] public required DateTime At { get; init; }
            public required TimeSpan Stay { get; init; }
            public DateOnly? Until { get; init; }
        }

        /// <summary>Of a room on a day.</summary>
        [FeatureView<Slot>] public sealed partial class Slots(Events<Booking> bookings)
        {
            /// <summary>How many.</summary>
            [Feature] public long Count => bookings.All().Count();
            /// <summary>Together.</summary>
            [Feature] public TimeSpan Stay => bookings.All().Sum(b => b.Stay);
            /// <summary>On average.</summary>
            [Feature] public TimeSpan? Mean => bookings.All().Average(b => b.Stay);
            /// <summary>From the shortest to the longest.</summary>
            [Feature] public TimeSpan? Range => bookings.All().Range(b => b.Stay);
            /// <summary>The last day.</summary>
            [Feature] public DateOnly? Until => bookings.All().Max(b => b.Until);
            /// <summary>The day behind it.</summary>
            [Feature] public DateOnly? Leave => Time.AddDays(Until, 1);
            /// <summary>All of them.</summary>
            [Feature] public FeatureList<DateOnly?> Untils => bookings.All().FirstN(5, b => b.Until);
            /// <summary>The milliseconds of the longest.</summary>
            [Feature] public double? Most => bookings.All().Max(b => b.Stay)?.TotalMilliseconds;
            /// <summary>Since the first.</summary>
            [Feature] public TimeSpan? Since => bookings.All().TimeSinceFirst();
        }
        """;

    private static readonly string[] Rows =
    [
        "id,day,room,at,stay,until",
        "1,2024-02-29,a,2024-02-28 00:00:00.000000,01:00:00,2024-03-01",
        "2,2024-02-29,a,2024-02-28 12:00:00.000000,-3,",
        "3,2024-02-29,b,2024-02-28 12:00:00.000000,922337203685477580,2299-12-30",
        "4,2024-02-29,b,2024-02-28 13:00:00.000000,-922337203685477580,1900-01-01",
        "5,1969-12-31,a,1969-12-31 23:59:59.999999,922337203685477580,1969-12-31",
        "6,1969-12-31,a,1969-12-31 23:59:59.999999,00:00:00.000001,1970-01-01",
        "7,,a,2024-02-28 12:00:00.000000,1,2024-03-01",
    ];

    [Theory]
    [InlineData(OnlineServer.Garnet)]
    [InlineData(OnlineServer.Redis)]
    public Task A_day_is_half_of_a_key(OnlineServer server) => new NamedCase
    {
        Program = Program,
        Target = "Slots",
        Rows = { ["bookings"] = Rows },
        Questions =
        [
            "day,room,as_of", "2024-02-29,a,2024-02-29 00:00:00.000000", "2024-02-29,b,2024-02-29 00:00:00.000000", "1969-12-31,a,1970-01-01 00:00:00.000000",
            "2024-03-01,a,2024-02-29 00:00:00.000000",
        ],
        Expected =
        {
            ["Count"] = ["2", "2", "2", "0"],
            ["Stay"] = ["00:59:59.9999970", "00:00:00", "error", "00:00:00"],
            // 3,599,999,997 / 2 = 1,799,999,998.5, and the even one of the two is below.
            ["Mean"] = ["00:29:59.9999980", "00:00:00", "5337599.13:24:02.7387900", "missing"],
            ["Range"] = ["01:00:00.0000030", "error", "10675199.02:48:05.4775790", "missing"],
            ["Until"] = ["2024-03-01", "2299-12-30", "1970-01-01", "missing"],
            ["Leave"] = ["2024-03-02", "error", "1970-01-02", "missing"],
            ["Untils"] = ["[2024-03-01, missing]", "[2299-12-30, 1900-01-01]", "[1969-12-31, 1970-01-01]", "[]"],
            // .NET keeps it below the whole milliseconds.
            ["Most"] = ["3600000.0", "922337203685477.0", "922337203685477.0", "missing"],
            ["Since"] = ["1.00:00:00", "12:00:00", "00:00:00.0000010", "missing"],
        },
    }.HoldsAsync(engines, server);
}
