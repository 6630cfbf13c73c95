namespace FeatureDsl.Operators;

/// <summary>Kurtosis in ClickHouse.</summary>
internal static class KurtosisSql
{
    /// <summary>How ClickHouse computes it.</summary>
    public static readonly AggregateSql Sql = MomentParts.Sql(4, (m, _, _) => m.Kurtosis());
}
