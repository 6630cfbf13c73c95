namespace FeatureDsl.Operators;

/// <summary>MinBy in ClickHouse.</summary>
internal static class MinBySql
{
    /// <summary>How ClickHouse computes it.</summary>
    public static readonly AggregateSql Sql = Picks.Sql(greatest: false);
}
