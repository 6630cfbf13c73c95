namespace FeatureDsl.Operators;

/// <summary>The selected value of the oldest event, missing where it is missing there; missing over nothing.</summary>
public static class FirstRow
{
    /// <summary>The row.</summary>
    public static readonly AggregateOperator Row = new(
        "First", selected => selected?.OrMissing, "any column or expression", IsOrdered: true, FirstSql.Sql, new FirstOnline())
    {
        IsOfOneEvent = true,
    };
}
