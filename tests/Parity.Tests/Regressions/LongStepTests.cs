namespace FeatureDsl.Parity.Tests.Regressions;

/// <summary>
/// Windows whose old edge moves in steps that are longer than the window, of events that are known later than they happen. Blocks of time were as short as half the span,
/// and one step held any number of them: of <c>Last(1.Seconds, 1.Days)</c> a training query joined 172,800 for each row, and took all memory.
/// </summary>
public sealed class LongStepTests(Harness.Engines engines)
{
    [Fact]
    public Task A_step_may_be_any_number_of_times_as_long_as_the_span() => new NamedCase
    {
        Program = """
            using System;
            using FeatureDsl;
            namespace Program;

            [Entity] public readonly record struct User([property: Key] long UserId);

            [EventSource("acts")]
            public sealed partial record Act
            {
                [EventId] public required long Id { get; init; }
                [Key<User>] public required long UserId { get; init; }
                [EventTime] public required DateTime At { get; init; }
                [KnownAt] public required DateTime Seen { get; init; }
                public required long N { get; init; }
            }

            /// <summary>Of steps.</summary>
            [FeatureView<User>] public sealed partial class OfUser(Events<Act> acts)
            {
                /// <summary>Sum.</summary>
                [Feature] public long Sum => acts.Last(TimeSpan.FromMilliseconds(1), 360.Days).Sum(a => a.N);
                /// <summary>Least.</summary>
                [Feature] public long? Least => acts.Last(TimeSpan.FromMilliseconds(1), 360.Days).Min(a => a.N);
                /// <summary>Values.</summary>
                [Feature] public FeatureList<long> Seen => acts.Last(TimeSpan.FromMilliseconds(1), 360.Days).FirstDistinct(9, a => a.N);
                /// <summary>In shorter steps.</summary>
                [Feature] public long? Greatest => acts.Last(TimeSpan.FromMilliseconds(2), 100.Days).Max(a => a.N);
            }
            """,
        Target = "OfUser",
        Rows =
        {
            // 360 days are 31,104,000 seconds: the steps are at 1970-01-01, 1970-12-27, 1971-12-22 and so on.
            ["acts"] =
            [
                "id,user_id,at,seen,n",
                "1,1,1970-12-26 23:59:59.999999,1970-12-26 23:59:59.999999,1",
                "2,1,1970-12-27 00:00:00.000000,1970-12-27 00:00:00.000000,2",
                "3,1,1970-12-27 00:00:00.000500,1970-12-27 00:00:00.001500,4",
                "4,1,1970-12-27 12:00:00.000000,1971-06-01 00:00:00.000000,8",
                "5,1,1970-12-26 23:59:59.999999,1971-06-01 00:00:00.000000,16",
            ],
        },
        Questions =
        [
            "user_id,as_of",
            "1,1970-12-27 00:00:00.000999",
            "1,1970-12-27 00:00:00.001000",
            "1,1970-12-27 00:00:00.001501",
            "1,1971-06-01 00:00:00.000000",
            "1,1971-06-01 00:00:00.000001",
            "1,1971-12-22 00:00:00.000999",
            "1,1971-12-22 00:00:00.001000",
        ],
        Expected =
        {
            ["Sum"] = ["3", "2", "6", "6", "14", "14", "0"],
            ["Least"] = ["1", "2", "2", "2", "2", "2", "missing"],
            ["Seen"] = ["[1, 2]", "[2]", "[2, 4]", "[2, 4]", "[2, 4, 8]", "[2, 4, 8]", "[]"],
            ["Greatest"] = ["2", "2", "4", "missing", "missing", "missing", "missing"],
        },
    }.HoldsAsync(engines);
}
