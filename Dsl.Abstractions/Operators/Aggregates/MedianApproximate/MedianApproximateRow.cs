namespace FeatureDsl.Operators;

/// <summary>The median of the selected numbers once they are rounded to eight bits.</summary>
public static class MedianApproximateRow
{
    /// <summary>The row.</summary>
    public static readonly AggregateOperator Row = new(
        "MedianApproximate", QuantileRow.Result, "int, long, float or double", IsOrdered: false, MedianApproximateSql.Sql, new MedianApproximateOnline())
    {
        Prepared = QuantileApproximateRow.Rounded,
    };
}
