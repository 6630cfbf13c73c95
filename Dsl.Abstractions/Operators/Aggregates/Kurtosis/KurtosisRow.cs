namespace FeatureDsl.Operators;

/// <summary>The excess kurtosis g2 of the selected values as a population; missing where they are all the same.</summary>
public static class KurtosisRow
{
    /// <summary>The row.</summary>
    public static readonly AggregateOperator Row = new(
        "Kurtosis", MomentParts.Result, MomentParts.Accepted, IsOrdered: false, KurtosisSql.Sql, new KurtosisOnline())
    {
        CanFault = selected => selected!.IsFloat,
    };
}
