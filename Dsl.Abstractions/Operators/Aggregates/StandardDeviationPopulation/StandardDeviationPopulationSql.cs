namespace FeatureDsl.Operators;

/// <summary>StandardDeviationPopulation in ClickHouse.</summary>
internal static class StandardDeviationPopulationSql
{
    /// <summary>How ClickHouse computes it.</summary>
    public static readonly AggregateSql Sql = MomentParts.Sql(2, (m, n, unit) => $"if({n} = 0, NULL, sqrt({m.Variance(0, unit)}))");
}
