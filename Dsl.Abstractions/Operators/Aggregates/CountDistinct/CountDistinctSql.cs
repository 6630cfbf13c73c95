using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>CountDistinct in ClickHouse.</summary>
internal static class CountDistinctSql
{
    /// <summary>How ClickHouse computes it.</summary>
    public static readonly AggregateSql Sql = new(
        _ => [new("values", "uniqExact", Argument)], (_, _, parts) => $"toInt64({parts[0]})");

    // uniqExact compares bits: the sign of a zero and the payload of a NaN must go first.
    private static string Argument(ISqlScope scope, DataType? selected, string value) => selected!.Kind switch
    {
        DataKind.Float32 => $"if(isNaN({value}), toFloat32(nan), toFloat32({value} + 0))",
        DataKind.Float64 => $"if(isNaN({value}), nan, {value} + 0)",
        _ => value,
    };
}
