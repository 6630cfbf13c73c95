namespace FeatureDsl.Operators;

/// <summary>MedianApproximate in ClickHouse.</summary>
internal static class MedianApproximateSql
{
    /// <summary>How ClickHouse computes it.</summary>
    public static readonly AggregateSql Sql = QuantileSql.Of(0.5);
}
