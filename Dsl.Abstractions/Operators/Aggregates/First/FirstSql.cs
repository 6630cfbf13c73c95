namespace FeatureDsl.Operators;

/// <summary>First in ClickHouse. The value travels inside a tuple, because argMin passes over bare missing values.</summary>
internal static class FirstSql
{
    /// <summary>How ClickHouse computes it.</summary>
    public static readonly AggregateSql Sql = new(
        _ => [new("first", "argMin", (_, selected, value) => $"tuple({SqlValues.OrNothing(selected!, value)})", ByOrder: true)],
        (_, _, parts) => $"tupleElement({parts[0]}, 1)")
    {
        DecidedByOldest = true,
    };
}
