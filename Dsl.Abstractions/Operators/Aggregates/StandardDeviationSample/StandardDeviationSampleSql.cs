namespace FeatureDsl.Operators;

/// <summary>StandardDeviationSample in ClickHouse.</summary>
internal static class StandardDeviationSampleSql
{
    /// <summary>How ClickHouse computes it.</summary>
    public static readonly AggregateSql Sql = MomentParts.Sql(2, (m, n, unit) => $"if({n} < 2, NULL, sqrt({m.Variance(1, unit)}))");
}
