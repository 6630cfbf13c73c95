using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>The number that a share of the selected ones does not exceed, exactly; NaN and missing values are left out; missing over nothing.</summary>
public static class QuantileRow
{
    /// <summary>The row.</summary>
    public static readonly AggregateOperator Row = Of([0.5]);

    /// <summary>The result for a selected type; <see langword="null"/> where that is not accepted.</summary>
    internal static DataType? Result(DataType? selected) => selected is { IsInteger: true } or { IsFloat: true } ? DataType.Float64.OrMissing : null;

    private static AggregateOperator Of(IReadOnlyList<double> share) => new(
        "Quantile", Result, "int, long, float or double", IsOrdered: false, QuantileSql.Of(share[0]), new QuantileOnline(share[0]))
    {
        Numbers = new(Of, s => s is [>= 0 and <= 1], "give a share from 0 to 1"),
    };
}
