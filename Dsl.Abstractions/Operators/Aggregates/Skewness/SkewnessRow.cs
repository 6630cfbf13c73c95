namespace FeatureDsl.Operators;

/// <summary>The skewness g1 of the selected values as a population; missing where they are all the same.</summary>
public static class SkewnessRow
{
    /// <summary>The row.</summary>
    public static readonly AggregateOperator Row = new(
        "Skewness", MomentParts.Result, MomentParts.Accepted, IsOrdered: false, SkewnessSql.Sql, new SkewnessOnline())
    {
        CanFault = selected => selected!.IsFloat,
    };
}
