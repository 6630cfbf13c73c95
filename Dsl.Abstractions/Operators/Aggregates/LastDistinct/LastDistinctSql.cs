using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>LastDistinct in ClickHouse: each value with the position of the newest event that has it.</summary>
internal static class LastDistinctSql
{
    /// <summary>How ClickHouse computes it.</summary>
    public static AggregateSql Of(int limit) => new(
        _ => [new("seen", "maxMap", (_, selected, value) => Key(selected!, selected!.Nullable ? $"assumeNotNull({value})" : value)) { IsMap = true }],
        (_, selected, parts) => Values(selected!, parts[0], limit))
    {
        NeedsRange = true,
    };

    // A missing value has position 0, and is the only one that has.
    private static string Values(DataType selected, string seen, int limit)
    {
        var pairs = $"arrayFilter(x -> x.2 > 0, arrayZip(tupleElement({seen}, 1), tupleElement({seen}, 2)))";
        return $"arrayMap(x -> {Value(selected, "x.1")}, arraySlice(arrayReverseSort(x -> x.2, {pairs}), 1, {limit}))";
    }

    // Keys of a map are compared by their bits: the sign of a zero and the payload of a NaN must go first.
    private static string Key(DataType selected, string value) => selected.Kind switch
    {
        DataKind.Float32 => $"reinterpretAsUInt32(if(isNaN({value}), toFloat32(nan), toFloat32({value} + 0)))",
        DataKind.Float64 => $"reinterpretAsUInt64(if(isNaN({value}), nan, {value} + 0))",
        DataKind.Guid => $"toString({value})",
        _ => value,
    };

    private static string Value(DataType selected, string key) => selected.Kind switch
    {
        DataKind.Float32 => $"reinterpretAsFloat32({key})",
        DataKind.Float64 => $"reinterpretAsFloat64({key})",
        DataKind.Guid => $"toUUIDOrZero({key})",
        _ => key,
    };
}
