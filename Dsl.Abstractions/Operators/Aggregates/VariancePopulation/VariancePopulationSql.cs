namespace FeatureDsl.Operators;

/// <summary>VariancePopulation in ClickHouse.</summary>
internal static class VariancePopulationSql
{
    /// <summary>How ClickHouse computes it.</summary>
    public static readonly AggregateSql Sql = MomentParts.Sql(2, (m, n, unit) => $"if({n} = 0, NULL, {m.Variance(0, unit)})");
}
