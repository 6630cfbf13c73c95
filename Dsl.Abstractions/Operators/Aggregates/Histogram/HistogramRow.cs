using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>How many of the selected numbers lie in each bucket, as a list; NaN and missing values lie in none.</summary>
public static class HistogramRow
{
    /// <summary>The most bounds: each bucket is a total of its own, beside every event.</summary>
    public const int MostBounds = 64;

    /// <summary>The row.</summary>
    public static readonly AggregateOperator Row = Of([0]);

    private static AggregateOperator Of(IReadOnlyList<double> bounds) => new(
        "Histogram", selected => selected is { IsInteger: true } or { IsFloat: true } ? DataType.List(DataType.Int64) : null, "int, long, float or double",
        IsOrdered: false, HistogramSql.Of(bounds), new HistogramOnline(bounds.ToEquatable()))
    {
        Numbers = new(Of, Accepts, $"give from 1 to {MostBounds} bounds of buckets that ascend"),
        InSeries = "write a Count(t => ...) of the series for each range of numbers",
    };

    private static bool Accepts(IReadOnlyList<double> bounds) =>
        bounds.Count is >= 1 and <= MostBounds
        && bounds.All(b => !double.IsNaN(b) && !double.IsInfinity(b))
        && bounds.Zip(bounds.Skip(1), (a, b) => a < b).All(ascends => ascends);
}
