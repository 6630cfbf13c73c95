namespace FeatureDsl.Operators;

/// <summary>The selected value of the newest event, missing where it is missing there; missing over nothing.</summary>
public static class LastRow
{
    /// <summary>The row.</summary>
    public static readonly AggregateOperator Row = new(
        "Last", selected => selected?.OrMissing, "any column or expression", IsOrdered: true, LastSql.Sql, new LastOnline())
    {
        IsOfOneEvent = true,
    };
}
