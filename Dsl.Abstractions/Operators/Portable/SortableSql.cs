using FeatureDsl.Ir;

namespace FeatureDsl.Operators.Portable;

/// <summary>Values as unsigned integers of the same order, which ClickHouse compares several times faster than tuples, and never by the bits of a NaN.</summary>
internal static class SortableSql
{
    private const string SignBit = "9223372036854775808";

    /// <summary>A Float64 (never null, negative zero as zero) as a UInt64 of the same order; NaN is 0, below everything.</summary>
    public static string OfDouble(string x)
    {
        var bits = $"reinterpretAsUInt64({x} + 0)";
        return $"if(isNaN({x}), toUInt64(0), if({bits} >= {SignBit}, bitNot({bits}), bitXor({bits}, {SignBit})))";
    }

    /// <summary>The Float64 that became a UInt64.</summary>
    public static string ToDouble(string code) =>
        $"if({code} = 0, nan, reinterpretAsFloat64(if({code} >= {SignBit}, bitXor({code}, {SignBit}), bitNot({code}))))";

    /// <summary>A number or an instant (never null, no NaN) as an unsigned integer of the same order: of 64 bits, or of 128 for decimals.</summary>
    public static string Of(DataType type, string x) => type.Kind switch
    {
        DataKind.Decimal => $"toUInt128({x} + {SqlValues.PowerOfTen(DataType.MaxPrecision)})",
        DataKind.Float32 or DataKind.Float64 => OfDouble($"toFloat64({x})"),
        _ => $"bitXor(reinterpretAsUInt64(toInt64({x})), {SignBit})",
    };
}
