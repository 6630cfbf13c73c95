using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>Different values in the order in which they were seen, in ClickHouse: a map from each value to the position of one of the events that have it.</summary>
internal static class DistinctParts
{
    /// <summary>The map.</summary>
    /// <param name="function"><c>maxMap</c> for the newest event of each value, <c>minMap</c> for the oldest.</param>
    public static SqlPart Seen(string function) =>
        new("seen", function, (_, selected, value) => Key(selected!, selected!.Nullable ? $"assumeNotNull({value})" : value)) { IsMap = true };

    /// <summary>Its values and positions as pairs.</summary>
    /// <param name="seen">The text of the map.</param>
    /// <param name="none">The position of what is missing, and of nothing else.</param>
    public static string Present(string seen, string none) => $"arrayFilter(x -> x.2 != {none}, arrayZip(tupleElement({seen}, 1), tupleElement({seen}, 2)))";

    /// <summary>The values of such pairs.</summary>
    public static string Values(DataType selected, string pairs) => $"arrayMap(x -> {Value(selected, "x.1")}, {pairs})";

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
