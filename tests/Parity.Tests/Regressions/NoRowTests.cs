namespace FeatureDsl.Parity.Tests.Regressions;

/// <summary>What is asked of a list behind <c>?.</c> is missing where there is no row, also what an empty list would have an answer to.</summary>
public sealed class NoRowTests(Harness.Engines engines)
{
    [Fact]
    public Task Where_there_is_no_row_nothing_of_its_lists_is_known() => new NamedCase
    {
        Program = """
            using System;
            using FeatureDsl;
            namespace Program;

            public sealed record Till { public required long Number { get; init; } public FeatureMap<string, long> Coins { get; init; } }

            [Entity] public readonly record struct User([property: Key] long UserId);

            [SnapshotSource("badges")]
            public sealed partial record Badge
            {
                [Key<User>] public required long UserId { get; init; }
                [ValidFrom] public required DateTime Since { get; init; }
                [Scale(2)] public required FeatureMap<long, decimal> Owed { get; init; }
                public Till? Till { get; init; }
            }

            /// <summary>Of lists.</summary>
            [FeatureView<User>] public sealed partial class OfUser(Latest<Badge> badge)
            {
                /// <summary>Sum.</summary>
                [Feature] public decimal? Sum => badge.Value?.Owed.Values.TrySum();
                /// <summary>Count.</summary>
                [Feature] public int? Count => badge.Value?.Owed.Count;
                /// <summary>Known.</summary>
                [Feature] public bool? Known => badge.Value?.Owed.ContainsKey(1L);
                /// <summary>Coins.</summary>
                [Feature] public long? Coins => badge.Value?.Till?.Coins.Values.TrySum();
            }
            """,
        Target = "OfUser",
        Rows =
        {
            ["badges"] = ["user_id,since,owed,till_number,till_coins", "1,2024-01-01 00:00:00.000000,{},7,{}", "2,2024-01-01 00:00:00.000000,\"{\"\"1\"\":2.50}\",,{}"],
        },
        Questions =
        [
            "user_id,as_of",
            "0,2024-01-01 12:00:00.000000",
            "1,2024-01-01 12:00:00.000000",
            "2,2024-01-01 12:00:00.000000",
        ],
        Expected =
        {
            ["Sum"] = ["missing", "0m", "2.5m"],
            ["Count"] = ["missing", "0", "1"],
            ["Known"] = ["missing", "False", "True"],
            ["Coins"] = ["missing", "0", "missing"],
        },
    }.HoldsAsync(engines);
}
