using static FeatureDsl.Operators.Portable.PortableSql;

namespace FeatureDsl.Operators.Portable;

/// <summary>
/// Powers of an addend in ClickHouse, exactly: those of doubles, which have up to 896 bits, in columns of 224, so that sums of 2^31 of them fit Int256.
/// Doubles are cut to units of 2^-128 before they are raised, as <see cref="ExactSumSql.Addend"/> does.
/// </summary>
internal static class PowerSql
{
    private const int Digit = 2 * WideSql.Base;

    /// <summary>A column of a power of a double: the bits from 224 <paramref name="column"/> on.</summary>
    /// <param name="scope">For intermediate results.</param>
    /// <param name="x">A column of Float64 that is never null; what cannot be added (NaN, infinities, oversized) gives 0.</param>
    /// <param name="power">2 to 4.</param>
    /// <param name="column">From 0 to <paramref name="power"/> - 1.</param>
    public static string OfDouble(ISqlScope scope, string x, int power, int column)
    {
        var exponent = scope.Stage("exponent", $"toInt32(bitAnd(bitShiftRight(reinterpretAsUInt64({x}), 52), 2047))");
        var bits = $"bitOr(bitAnd(reinterpretAsUInt64({x}), {Hex(MantissaBits)}), {Hex(MantissaBits + 1)})";
        var mantissa = scope.Stage(
            "mantissa", $"if(abs({x}) < {Text(ExactSumSql.OversizedFrom)}, bitShiftRight({bits}, toUInt8(least(greatest(947 - {exponent}, 0), 63))), 0)");
        var place = scope.Stage("place", $"least(greatest({exponent} - 947, 0), 171)");
        var shift = $"{power} * {place} - {Digit * column}";
        var raised = Raised(scope, mantissa, power);
        var left = $"toUInt8(least(greatest({shift}, 0), 255))";
        var placed = column == 0
            ? $"bitShiftLeft({raised}, {left})"
            : $"bitShiftLeft(bitShiftRight({raised}, toUInt8(least(greatest(-({shift}), 0), 255))), {left})";
        var digit = column == power - 1 ? $"toInt256({placed})" : $"bitAnd(toInt256({placed}), {WideSql.TwoLimbs})";
        return power % 2 == 0 ? digit : $"if({x} < 0, -{digit}, {digit})";
    }

    /// <summary>A column of a power of an integer; only the fourth power of a 64-bit one has two.</summary>
    /// <param name="scope">For intermediate results.</param>
    /// <param name="x">A column of Int32 or Int64 that is never null.</param>
    /// <param name="bits">How many bits it has, with the sign.</param>
    /// <param name="power">2 to 4.</param>
    /// <param name="column">0 or 1.</param>
    public static string OfInteger(ISqlScope scope, string x, int bits, int power, int column)
    {
        var square = scope.Stage("square", $"toInt128({x}) * toInt128({x})");
        var raised = (bits, power) switch
        {
            (_, 2) => square,
            (32, 3) => $"{square} * toInt128({x})",
            (32, _) => $"{square} * {square}",
            (_, 3) => $"toInt256({square}) * toInt256({x})",
            _ => $"toInt256({square}) * toInt256({square})",
        };
        return IntegerBits(bits, power).Count == 1 ? $"toInt256({raised})"
            : column == 0 ? $"bitAnd({raised}, {WideSql.TwoLimbs})"
            : $"bitShiftRight({raised}, {Digit})";
    }

    /// <summary>How many bits the sums of 2^31 powers of doubles have in each column, without the sign.</summary>
    public static IReadOnlyList<int> DoubleBits(int power) => [.. Enumerable.Repeat(Digit + 31, power)];

    /// <summary>The same for integers of so many bits.</summary>
    public static IReadOnlyList<int> IntegerBits(int bits, int power) =>
        (bits - 1) * power <= Digit ? [((bits - 1) * power) + 31] : [Digit + 31, ((bits - 1) * power) - Digit + 31];

    private static string Raised(ISqlScope scope, string mantissa, int power)
    {
        var square = scope.Stage("square", $"toUInt256(toUInt128({mantissa}) * toUInt128({mantissa}))");
        return power switch
        {
            2 => square,
            3 => scope.Stage("cube", $"{square} * toUInt256({mantissa})"),
            _ => scope.Stage("fourth", $"{square} * {square}"),
        };
    }
}
