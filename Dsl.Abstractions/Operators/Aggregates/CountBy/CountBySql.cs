namespace FeatureDsl.Operators;

/// <summary>CountBy in ClickHouse: all counts of a window.</summary>
internal static class CountBySql
{
    /// <summary>How ClickHouse computes it.</summary>
    public static readonly AggregateSql Sql = new(
        _ =>
        [
            ValueCountsSql.Part((selected, map) =>
                $"({SqlValues.OfEach($"tupleElement({map}, 1)", x => ValueCountsSql.Value(selected!, x))}, arrayMap(x -> toInt64(x), tupleElement({map}, 2)))"),
        ],
        (_, _, parts) => parts[0])
    {
        NeedsRange = true,
    };
}
