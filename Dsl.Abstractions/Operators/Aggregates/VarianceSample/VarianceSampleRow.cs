namespace FeatureDsl.Operators;

/// <summary>The correctly rounded true variance of a sample (divided by one less than the number of values); missing over fewer than two.</summary>
public static class VarianceSampleRow
{
    /// <summary>The row.</summary>
    public static readonly AggregateOperator Row = new(
        "VarianceSample", MomentParts.Result, MomentParts.Accepted, IsOrdered: false, VarianceSampleSql.Sql, new VarianceSampleOnline())
    {
        CanFault = selected => selected!.IsFloat,
    };
}
