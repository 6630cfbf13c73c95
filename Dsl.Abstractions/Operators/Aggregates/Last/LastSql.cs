namespace FeatureDsl.Operators;

/// <summary>Last in ClickHouse. The value travels inside a tuple, because argMax passes over bare missing values.</summary>
internal static class LastSql
{
    /// <summary>How ClickHouse computes it.</summary>
    public static readonly AggregateSql Sql = new(
        _ => [new("last", "argMax", (_, selected, value) => $"tuple({SqlValues.OrNothing(selected!, value)})", ByOrder: true)],
        (_, _, parts) => $"tupleElement({parts[0]}, 1)")
    {
        DecidedByNewest = true,
    };
}
