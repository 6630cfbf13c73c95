namespace FeatureDsl.Operators;

/// <summary>MaxBy in ClickHouse.</summary>
internal static class MaxBySql
{
    /// <summary>How ClickHouse computes it.</summary>
    public static readonly AggregateSql Sql = Picks.Sql(greatest: true);
}
