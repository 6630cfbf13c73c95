namespace FeatureDsl.Operators;

/// <summary>Max in ClickHouse.</summary>
internal static class MaxSql
{
    /// <summary>How ClickHouse computes it.</summary>
    public static readonly AggregateSql Sql = new(
        selected => selected!.IsVector ? VectorParts.Extreme(greatest: true) : [new("max", "max", Extremes.Argument)],
        (scope, selected, parts) => selected!.IsVector ? VectorParts.Best(scope, parts[0], greatest: true) : parts[0]);
}
