using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>The values that occur most often, the most frequent first, of equally frequent ones the least; all NaNs are one value, negative zero is zero, missing values are left out.</summary>
public static class TopKRow
{
    /// <summary>The row.</summary>
    public static readonly AggregateOperator Row = Of(1);

    private static AggregateOperator Of(int limit) => new(
        "TopK", selected => selected is { CanBeElement: true } ? DataType.List(selected.Present) : null, "any column or expression", IsOrdered: false,
        TopKSql.Of(limit), new TopKOnline(limit))
    {
        OfLimit = Of,
        InSeries = "write a Count(t => ...) of the series for each value that matters",
    };
}
