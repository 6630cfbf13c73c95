using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>TopK in ClickHouse: all counts of a window, of which only the values asked for leave it.</summary>
internal static class TopKSql
{
    /// <summary>How ClickHouse computes it.</summary>
    public static AggregateSql Of(int limit) => new(
        _ => [ValueCountsSql.Part((selected, map) => Values(selected!, map, limit))], (_, _, parts) => parts[0])
    {
        NeedsRange = true,
    };

    private static string Values(DataType selected, string map, int limit)
    {
        var pairs = $"arrayMap((value, count) -> (-toInt64(count), value), tupleElement({map}, 1), tupleElement({map}, 2))";
        return $"arrayMap(x -> {ValueCountsSql.Value(selected, "x.2")}, arraySlice(arraySort(arrayFilter(x -> x.1 < 0, {pairs})), 1, {limit}))";
    }
}
