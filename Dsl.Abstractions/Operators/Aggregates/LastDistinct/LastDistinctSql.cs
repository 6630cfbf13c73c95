namespace FeatureDsl.Operators;

/// <summary>LastDistinct in ClickHouse: each value with the position of the newest event that has it.</summary>
internal static class LastDistinctSql
{
    /// <summary>How ClickHouse computes it.</summary>
    public static AggregateSql Of(int limit) => new(
        _ => [DistinctParts.Seen("maxMap")],
        (_, selected, parts) => DistinctParts.Values(selected!, $"arraySlice(arrayReverseSort(x -> x.2, {DistinctParts.Present(parts[0], SqlPart.NoNewest)}), 1, {limit})"))
    {
        NeedsRange = true,
    };
}
