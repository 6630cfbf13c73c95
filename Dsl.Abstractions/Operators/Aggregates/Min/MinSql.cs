namespace FeatureDsl.Operators;

/// <summary>Min in ClickHouse.</summary>
internal static class MinSql
{
    /// <summary>How ClickHouse computes it.</summary>
    public static readonly AggregateSql Sql = new(
        selected => selected!.IsVector ? VectorParts.Extreme(greatest: false) : [new("min", "min", Extremes.Argument)],
        (scope, selected, parts) => selected!.IsVector ? VectorParts.Best(scope, parts[0], greatest: false) : parts[0]);
}
