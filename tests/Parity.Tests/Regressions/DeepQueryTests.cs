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
