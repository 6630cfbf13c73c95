namespace FeatureDsl.Operators;

/// <summary>Median in ClickHouse.</summary>
internal static class MedianSql
{
    /// <summary>How ClickHouse computes it.</summary>
    public static readonly AggregateSql Sql = QuantileSql.Of(0.5);
}
