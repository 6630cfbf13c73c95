namespace FeatureDsl.Operators;

/// <summary>The root of the population variance; missing over nothing.</summary>
public static class StandardDeviationPopulationRow
{
    /// <summary>The row.</summary>
    public static readonly AggregateOperator Row = new(
        "StandardDeviationPopulation", MomentParts.Result, MomentParts.Accepted, IsOrdered: false, StandardDeviationPopulationSql.Sql, new StandardDeviationPopulationOnline())
    {
        CanFault = selected => selected!.IsFloat,
    };
}
