namespace FeatureDsl.Operators;

/// <summary>QuantileApproximate in ClickHouse: Quantile of what was rounded.</summary>
internal static class QuantileApproximateSql
{
    /// <summary>How ClickHouse computes it.</summary>
    public static AggregateSql Of(double share) => QuantileSql.Of(share);
}
