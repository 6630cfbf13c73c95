using FeatureDsl.Parity.Tests.Harness;

namespace FeatureDsl.Parity.Tests.Regressions;

/// <summary>Training queries compute both branches of a choice: what one guards against must not make the query fail.</summary>
public sealed class EagerBranchTests(Engines engines)
{
    [Fact]
    public Task A_branch_that_is_not_taken_does_no_harm() => new NamedCase
    {
        Program = """
            using System;
            using FeatureDsl;
            namespace Program;

            [Entity] public readonly record struct User([property: Key] long UserId);

            [EventSource("acts")]
            public sealed partial record Act
            {
                [Key<User>] public required long UserId { get; init; }
                [EventTime] public required DateTime At { get; init; }
                public required long N { get; init; }
            }

            /// <summary>Guarded.</summary>
            [FeatureView<User>] public sealed partial class Guarded(Events<Act> acts)
            {
                /// <summary>A sum.</summary>
                [Feature] public long Total => acts.All().Sum(e => e.N);
                /// <summary>No division by zero.</summary>
                [Feature] public long? Share => Total == 0 ? null : 100L / Total;
                /// <summary>Nor by -1.</summary>
                [Feature] public long? Least => Total == -1L ? 0L : (Total - 9223372036854775807L - 1L) / Total;
                /// <summary>No instant beyond the range.</summary>
                [Feature] public DateTime? Moved => Total > 1000L || Total < 0L ? null : Time.AddYears(AsOf, (int)Total);
                /// <summary>Not guarded.</summary>
                [Feature] public long Bare => 100L / Total;
            }
            """,
        Target = "Guarded",
        Rows = { ["acts"] = ["user_id,at,n", "1,2024-01-01 12:00:00,7", "2,2024-01-01 12:00:00,0", "3,2024-01-01 12:00:00,-1", "4,2024-01-01 12:00:00,1000"] },
        Questions = ["user_id,as_of", "1,2024-02-29 12:00:00", "2,2024-02-29 12:00:00", "3,2024-02-29 12:00:00", "4,2024-02-29 12:00:00"],
        Expected =
        {
            ["Total"] = ["7", "0", "-1", "1000"],
            ["Share"] = ["14", "missing", "-100", "0"],
            ["Least"] = ["-1317624576693539400", "error", "0", "-9223372036854774"],
            ["Moved"] = ["2031-02-28 12:00:00.000000", "2024-02-29 12:00:00.000000", "missing", "error"],
            ["Bare"] = ["14", "error", "-100", "0"],
        },
    }.HoldsAsync(engines);
}
