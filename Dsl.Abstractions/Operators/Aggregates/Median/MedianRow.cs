namespace FeatureDsl.Operators;

/// <summary>The middle one of the selected numbers, or the middle of the two; NaN and missing values are left out; missing over nothing.</summary>
public static class MedianRow
{
    /// <summary>The row.</summary>
    public static readonly AggregateOperator Row = new(
        "Median", QuantileRow.Result, "int, long, float or double", IsOrdered: false, MedianSql.Sql, new MedianOnline());
}
