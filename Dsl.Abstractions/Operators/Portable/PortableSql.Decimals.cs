namespace FeatureDsl.Operators.Portable;

public static partial class PortableSql
{
    /// <summary>The digits of a <c>Decimal(p, scale)</c> column as an Int128: value times 10^scale, exactly.</summary>
    public static string UnscaledOf(string column, int precision, int scale) => precision switch
    {
        <= 9 => $"toInt128(reinterpretAsInt32({column}))",
        <= 18 => $"toInt128(reinterpretAsInt64({column}))",
        <= 38 => $"reinterpretAsInt128({column})",
        _ => throw new ArgumentOutOfRangeException(nameof(precision), precision, $"Decimal({precision}, {scale}) has more than 38 digits."),
    };

    /// <summary>The <c>Decimal(38, scale)</c> of an Int128 of digits.</summary>
    public static string DecimalOf(string unscaled, int scale) => $"reinterpret({unscaled}, 'Decimal(38, {scale})')";

    /// <summary>
    /// <c>(double)d</c> of a .NET <c>decimal</c> with these digits (Int128, less than 2^96 in size) and exactly this scale.
    /// </summary>
    /// <remarks>
    /// .NET adds the upper 32 bits times 2^64 to the lower 64 bits, and divides by a power of ten: up to three roundings, in this order
    /// (System.Decimal.DecCalc.VarR8FromDec). 1.0m and 1.00m could differ in the last bit: both sides must use the declared scale.
    /// </remarks>
    public static string DecimalToFloat64(string unscaled, int scale)
    {
        var low = $"toFloat64(toUInt64(bitAnd(abs({unscaled}), {Hex(ulong.MaxValue)})))";
        var high = $"toFloat64(toUInt64(bitShiftRight(abs({unscaled}), 64)))";
        return $"(if({unscaled} < 0, -1., 1.) * (({low} + {high} * 18446744073709551616.) / 1E{scale}))";
    }
}
