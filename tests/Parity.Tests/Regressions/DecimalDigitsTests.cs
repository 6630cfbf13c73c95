using FeatureDsl.Parity.Tests.Harness;

namespace FeatureDsl.Parity.Tests.Regressions;

/// <summary>A sum of decimals lost the zeros at its end in plain execution: the same number, but .NET converts it to another double.</summary>
public sealed class DecimalDigitsTests(Engines engines)
{
    [Fact]
    public Task A_sum_of_decimals_keeps_its_digits() => new NamedCase
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
                [Scale(2)] public required decimal M { get; init; }
            }

            /// <summary>Money.</summary>
            [FeatureView<User>] public sealed partial class Money(Events<Act> acts)
            {
                /// <summary>As a double.</summary>
                [Feature] public double Total => (double)acts.All().Sum(e => e.M);
            }
            """,
        Target = "Money",
        Rows = { ["acts"] = ["user_id,at,m", "1,2024-01-01 12:00:00,822616156116860.35", "1,2024-01-01 12:00:00,0.35"] },
        Questions = ["user_id,as_of", "1,2024-01-01 12:00:01"],
        Expected = { ["Total"] = ["822616156116860.6"] },
    }.HoldsAsync(engines);
}
