namespace FeatureDsl.Operators;

/// <summary>The root of the sample variance; missing over fewer than two.</summary>
public static class StandardDeviationSampleRow
{
    /// <summary>The row.</summary>
    public static readonly AggregateOperator Row = new(
        "StandardDeviationSample", MomentParts.Result, MomentParts.Accepted, IsOrdered: false, StandardDeviationSampleSql.Sql, new StandardDeviationSampleOnline())
    {
        CanFault = selected => selected!.IsFloat,
    };
}
