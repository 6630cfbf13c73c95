namespace FeatureDsl.Operators;

/// <summary>The least of the selected values; NaN is left out, negative zero counts as zero; missing over nothing.</summary>
public static class MinRow
{
    /// <summary>The row.</summary>
    public static readonly AggregateOperator Row = new(
        "Min", selected => Extremes.Accepts(selected) || selected is { IsVector: true } ? selected!.OrMissing : null, Extremes.Accepted + " (or a vector)",
        IsOrdered: false, MinSql.Sql, new MinOnline());
}
