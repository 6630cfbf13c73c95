namespace FeatureDsl.Operators;

/// <summary>FirstDistinct in ClickHouse: each value with the position of the oldest event that has it.</summary>
internal static class FirstDistinctSql
{
    /// <summary>How ClickHouse computes it.</summary>
    public static AggregateSql Of(int limit) => new(
        _ => [DistinctParts.Seen("minMap")],
        (_, selected, parts) => DistinctParts.Values(selected!, $"arraySlice(arraySort(x -> x.2, {DistinctParts.Present(parts[0], SqlPart.NoOldest)}), 1, {limit})"))
    {
        NeedsRange = true,
    };
}
