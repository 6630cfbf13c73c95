namespace FeatureDsl.Operators;

/// <summary>Min in ClickHouse.</summary>
internal static class MinSql
{
    /// <summary>How ClickHouse computes it.</summary>
    public static readonly AggregateSql Sql = new(_ => [new("min", "min", Extremes.Argument)], (_, _, parts) => parts[0]);
}
