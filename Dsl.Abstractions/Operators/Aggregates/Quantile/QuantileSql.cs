using FeatureDsl.Operators.Portable;

namespace FeatureDsl.Operators;

/// <summary>Quantile in ClickHouse: its own exact selections of the value at which the share is reached, and of the one behind it.</summary>
internal static class QuantileSql
{
    /// <summary>How ClickHouse computes it.</summary>
    public static AggregateSql Of(double share) => new(
        _ => share == 0.5
            ? [new("low", "quantileExactLow", Extremes.Argument) { Parameters = "(0.5)" }, new("high", "quantileExactHigh", Extremes.Argument) { Parameters = "(0.5)" }]
            : [Weighted(share), new("high", "quantileExact", Extremes.Argument) { Parameters = $"({PortableSql.Text(share)})" }],
        (scope, _, parts) => Midpoint(scope.Stage("low", $"toFloat64({parts[0]})"), scope.Stage("high", $"toFloat64({parts[1]})")))
    {
        NeedsRange = true,
    };

    // With weights the value is the first one at which the share is reached: ceil(n * share) of them are not above it.
    private static SqlPart Weighted(double share) => new("low", "quantileExactWeighted", Extremes.Argument)
    {
        Parameters = $"({PortableSql.Text(share)})",
        Order = (_, _, _, _) => "toUInt8(1)",
    };

    private static string Midpoint(string a, string b) => $"if({a} = {b}, {a}, {a} / 2 + {b} / 2)";
}
