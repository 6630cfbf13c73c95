namespace FeatureDsl.Operators;

/// <summary>LastN in ClickHouse: the values of a window of the newest events, turned round.</summary>
internal static class LastNSql
{
    /// <summary>How ClickHouse computes it.</summary>
    public static AggregateSql Of(int limit) => new(
        _ => [ListParts.Values], (_, _, parts) => $"arrayMap(x -> x.1, arraySlice(arrayReverse({parts[0]}), 1, {limit}))");
}
