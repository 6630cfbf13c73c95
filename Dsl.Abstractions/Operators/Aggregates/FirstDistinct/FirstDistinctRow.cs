using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>The different values that were seen first, oldest first; all NaNs are one value, negative zero is zero, missing values are left out.</summary>
public static class FirstDistinctRow
{
    /// <summary>The row.</summary>
    public static readonly AggregateOperator Row = Of(1);

    private static AggregateOperator Of(int limit) => new(
        "FirstDistinct", selected => selected is { CanBeElement: true } ? DataType.List(selected.Present) : null, "any column or expression", IsOrdered: true,
        FirstDistinctSql.Of(limit), new FirstDistinctOnline(limit))
    {
        OfLimit = Of,
        InSeries = "take First or CountDistinct of the series",
    };
}
