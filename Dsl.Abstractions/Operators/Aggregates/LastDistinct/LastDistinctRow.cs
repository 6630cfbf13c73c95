using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>The different values that were seen last, newest first; all NaNs are one value, negative zero is zero, missing values are left out.</summary>
public static class LastDistinctRow
{
    /// <summary>The row.</summary>
    public static readonly AggregateOperator Row = Of(1);

    private static AggregateOperator Of(int limit) => new(
        "LastDistinct", selected => selected is { CanBeElement: true } ? DataType.List(selected.Present) : null, "any column or expression", IsOrdered: true,
        LastDistinctSql.Of(limit), new LastDistinctOnline(limit))
    {
        OfLimit = Of,
        InSeries = "take Last or CountDistinct of the series",
    };
}
