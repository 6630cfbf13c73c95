namespace FeatureDsl.Operators;

/// <summary>Skewness in ClickHouse.</summary>
internal static class SkewnessSql
{
    /// <summary>How ClickHouse computes it.</summary>
    public static readonly AggregateSql Sql = MomentParts.Sql(3, (m, _, _) => m.Skewness());
}
