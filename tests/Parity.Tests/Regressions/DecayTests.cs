using FeatureDsl.Parity.Tests.Harness;

namespace FeatureDsl.Parity.Tests.Regressions;

/// <summary>Sums that fade: halved at exactly a half-life, whatever edge of half-lives since 1900 lies between.</summary>
public sealed class DecayTests(Engines engines)
{
    private const string Program = """
        using System;
        using FeatureDsl;
        namespace Program;

        [Entity] public readonly record struct User([property: Key] long UserId);

        [EventSource("clicks")]
        public sealed partial record Click
        {
            [EventId] public required long Id { get; init; }
            [Key<User>] public required long UserId { get; init; }
            [EventTime] public required DateTime At { get; init; }
            [KnownAt] public required DateTime Known { get; init; }
            public double? Weight { get; init; }
            public required int Hits { get; init; }
        }

        /// <summary>Of a user.</summary>
        [FeatureView<User>] public sealed partial class Clicks(Events<Click> clicks)
        {
            /// <summary>All.</summary>
            [Feature] public double Ever => clicks.All().DecayedSum(c => c.Weight, 1.Hours);
            /// <summary>A day.</summary>
            [Feature] public double Day => clicks.Last(1.Days).DecayedSum(c => c.Hits, 30.Minutes);
            /// <summary>Two.</summary>
            [Feature] public double Two => clicks.Last(2).DecayedSum(c => c.Weight, halfLife: 1.Hours);
            /// <summary>How many.</summary>
            [Feature] public double Heat => clicks.Last(7.Days, 1.Days).DecayedCount(1.Days);
        }
        """;

    [Fact]
    public async Task Half_is_left_after_a_half_life()
    {
        var c = new NamedCase
        {
            Program = Program,
            Target = "Clicks",
            Questions =
            [
                "user_id,as_of", "1,2024-05-01T10:00:00Z", "1,2024-05-01T10:00:00.000001Z", "1,2024-05-01T11:00:00Z", "1,2024-05-01T13:00:00Z", "2,2024-05-01T13:00:00Z",
                "3,2024-05-01T12:00:00Z",
            ],
        };
        c.Rows["clicks"] =
        [
            "id,user_id,at,known,weight,hits",
            "1,1,2024-05-01T09:00:00Z,2024-05-01T09:00:00Z,8,1",
            "2,1,2024-05-01T10:00:00Z,2024-05-01T10:00:00Z,1,16",
            "3,1,2024-05-01T10:00:00Z,2024-05-01T12:30:00Z,64,0", // known late: it has faded when it comes
            "4,1,2024-05-01T10:30:00Z,2024-05-01T10:30:00Z,,0",
            "5,3,2024-05-01T10:00:00Z,2024-05-01T10:00:00Z,1e29,1",
        ];
        c.Expected["Ever"] = ["4.0", "4.999999999037295", "2.5", "8.625", "0.0", "error"];
        c.Expected["Two"] = ["4.0", "4.999999999037295", "0.5", "8.0", "0.0", "error"];
        await c.HoldsAsync(engines);
    }
}
