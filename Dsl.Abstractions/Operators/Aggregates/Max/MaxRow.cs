namespace FeatureDsl.Operators;

/// <summary>The greatest of the selected values; NaN is left out, negative zero counts as zero; missing over nothing.</summary>
public static class MaxRow
{
    /// <summary>The row.</summary>
    public static readonly AggregateOperator Row = new(
        "Max", selected => Extremes.Accepts(selected) || selected is { IsVector: true } ? selected!.OrMissing : null, Extremes.Accepted + " (or a vector)",
        IsOrdered: false, MaxSql.Sql, new MaxOnline());
}
