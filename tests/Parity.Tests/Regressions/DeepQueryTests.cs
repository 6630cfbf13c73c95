using System.Text;
using FeatureDsl.Parity.Tests.Harness;

namespace FeatureDsl.Parity.Tests.Regressions;

/// <summary>The analyzer of ClickHouse takes time and memory by the square of the depth of a query: the deepest ones are computed in steps.</summary>
public sealed class DeepQueryTests(Engines engines)
{
    private const int Depth = 12;

    [Fact]
    public Task Powers_of_powers() => new NamedCase
    {
        Program = Program(),
        Target = "Deep",
        Questions = ["as_of,rate", "2024-01-01 12:00:00,2", "2024-01-01 12:00:00,-0", "2024-01-01 12:00:00,NaN"],
        Expected = { ["F0"] = ["2.0", "-0.0", "NaN"], ["F1"] = ["4.0", "1.0", "NaN"] },
    }.HoldsAsync(engines);

    // A setting inside the training query did not reach what stood around it, and looking for what could be spared there took 20 GB.
    [Fact]
    public Task A_skewness_beside_a_logarithm() => new NamedCase
    {
        Program = """
            using System;
            using FeatureDsl;
            namespace Program;

            [Entity] public readonly record struct User([property: Key] long UserId);

            /// <summary>Act.</summary>
            [EventSource("acts")]
            public sealed partial record Act
            {
                [EventId] public required long Id { get; init; }
                [Key<User>] public required long UserId { get; init; }
                [EventTime] public required DateTime At { get; init; }
                public required double D { get; init; }
            }

            /// <summary>Of a user.</summary>
            [FeatureView<User>] public sealed partial class OfUser(Events<Act> acts)
            {
                /// <summary>Deep on both sides.</summary>
                [Feature] public double U0 => acts.All().Skewness(a => a.D) ?? Maths.Log(acts.Last(1.Days).Sum(a => a.D));
            }
            """,
        Target = "OfUser",
        Rows = { ["acts"] = ["id,user_id,at,d", "1,1,2024-01-01 12:00:00,1", "2,1,2024-01-01 13:00:00,2", "3,1,2024-01-01 14:00:00,6"] },
        Questions = ["user_id,as_of", "1,2024-01-01 12:00:01", "1,2024-01-02 12:00:00", "2,2024-01-02 12:00:00"],
        Expected = { ["U0"] = ["0.0", "0.5951700641394974", "-Infinity"] },
    }.HoldsAsync(engines);

    private static string Program()
    {
        var features = new StringBuilder("    /// <summary>F.</summary>\n    [Feature] public double F0 => ask.Rate;\n");
        for (var i = 1; i <= Depth; i++)
            features.Append($"    /// <summary>F.</summary>\n    [Feature] public double F{i} => Maths.Pow(F{i - 1}, ask.Rate);\n");
        return $$"""
            using System;
            using FeatureDsl;
            namespace Program;

            [Entity] public readonly record struct User([property: Key] long UserId);

            [RequestSource]
            public sealed partial record Ask
            {
                public required double Rate { get; init; }
            }

            /// <summary>Deep.</summary>
            [FeatureView] public sealed partial class Deep(Ask ask)
            {
            {{features}}
            }
            """;
    }
}
