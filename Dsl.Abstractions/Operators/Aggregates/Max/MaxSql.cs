namespace FeatureDsl.Operators;

/// <summary>Max in ClickHouse.</summary>
internal static class MaxSql
{
    /// <summary>How ClickHouse computes it.</summary>
    public static readonly AggregateSql Sql = new(_ => [new("max", "max", Extremes.Argument)], (_, _, parts) => parts[0]);
}
