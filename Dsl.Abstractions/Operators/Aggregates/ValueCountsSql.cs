using FeatureDsl.Ir;
using FeatureDsl.Operators.Portable;

namespace FeatureDsl.Operators;

/// <summary>How often each value occurs, in ClickHouse: a map from values, as keys of the contract's order, to counts.</summary>
internal static class ValueCountsSql
{
    /// <summary>The counts; a missing value is some key that has none.</summary>
    /// <param name="finish">What is made of the map, which is a tuple of two arrays.</param>
    public static SqlPart Part(Func<DataType?, string, string> finish) => new("counts", "sumMap", Argument) { Finish = finish };

    /// <summary>The value of a key.</summary>
    public static string Value(DataType selected, string key) => selected.Kind switch
    {
        DataKind.Float32 => $"toFloat32({SortableSql.ToDouble(key)})",
        DataKind.Float64 => SortableSql.ToDouble(key),
        DataKind.Guid => $"toUUIDOrZero({key})",
        _ => key,
    };

    private static string Argument(ISqlScope scope, DataType? selected, string value)
    {
        var present = scope.Stage("present", selected!.Nullable ? $"assumeNotNull({value})" : value);
        var count = selected.Nullable ? $"toUInt64(isNotNull({value}))" : "toUInt64(1)";
        return $"([{Key(selected, present)}], [{count}])";
    }

    /// <summary>The key of a present value.</summary>
    public static string Key(DataType selected, string value) => selected.Kind switch
    {
        DataKind.Float32 or DataKind.Float64 => SortableSql.OfDouble($"toFloat64({value})"),
        DataKind.Guid => $"toString({value})",
        _ => value,
    };
}
