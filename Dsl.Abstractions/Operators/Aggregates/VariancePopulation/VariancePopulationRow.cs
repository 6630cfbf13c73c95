namespace FeatureDsl.Operators;

/// <summary>The correctly rounded true variance of the selected values (their mean squared deviation from the mean); missing over nothing.</summary>
public static class VariancePopulationRow
{
    /// <summary>The row.</summary>
    public static readonly AggregateOperator Row = new(
        "VariancePopulation", MomentParts.Result, MomentParts.Accepted, IsOrdered: false, VariancePopulationSql.Sql, new VariancePopulationOnline())
    {
        CanFault = selected => selected!.IsFloat,
    };
}
