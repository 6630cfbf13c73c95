namespace FeatureDsl.Operators;

/// <summary>VarianceSample in ClickHouse.</summary>
internal static class VarianceSampleSql
{
    /// <summary>How ClickHouse computes it.</summary>
    public static readonly AggregateSql Sql = MomentParts.Sql(2, (m, n, unit) => $"if({n} < 2, NULL, {m.Variance(1, unit)})");
}
