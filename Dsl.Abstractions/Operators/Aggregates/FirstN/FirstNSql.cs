namespace FeatureDsl.Operators;

/// <summary>FirstN in ClickHouse: the values of the first few events of a range.</summary>
internal static class FirstNSql
{
    /// <summary>How ClickHouse computes it.</summary>
    public static AggregateSql Of(int limit) => new(
        _ => [ListParts.Values], (_, _, parts) => $"arrayMap(x -> x.1, arraySlice({parts[0]}, 1, {limit}))")
    {
        DecidedByOldest = true,
        Oldest = limit,
        NeedsRange = true,
    };
}
