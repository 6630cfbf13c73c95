using static FeatureDsl.Operators.Portable.PortableSql;

namespace FeatureDsl.Operators.Portable;

/// <summary>
/// The SQL twin of <c>ExactSum</c> and <c>ExactMean</c>: sums of doubles as an Int256 in units of 2^-128, rounded once.
/// <c>sum(Addend)</c> is exact for 2^31 addends, in any order.
/// </summary>
public static class ExactSumSql
{
    /// <summary>Int256 in units of 2^-128 to Float64, correctly rounded (half to even).</summary>
    public static readonly PortableFunction ToFloat64 =
        new("ExactSum", 1, [new("q", "abs({x})"), .. TopStages()], Rounded("false", "-128"));

    /// <summary>Int256 in units of 2^-128 divided by an Int64 count (1 where it is less): the correctly rounded true quotient.</summary>
    public static readonly PortableFunction Mean =
        new("ExactMean", 2, [.. QuotientStages("{x}"), .. TopStages()], Rounded("{q} * {n} != {m}", "if({wide}, -128, -256)"));

    /// <summary>
    /// An integer sum (Int64, Int128) divided by an Int64 count (1 where it is less): the correctly rounded true quotient.
    /// </summary>
    public static readonly PortableFunction IntegerMean =
        new("IntegerMean", 2, [.. QuotientStages("toInt256({x})"), .. TopStages()], Rounded("{q} * {n} != {m}", "if({wide}, 0, -128)"));

    /// <summary>Int256 in units of 2^-128 to Float32, correctly rounded (half to even).</summary>
    public static readonly PortableFunction ToFloat32 =
        new("ExactSingle", 1, [new("q", "abs({x})"), .. TopStages(), .. OddStages("0")], RoundedOdd("-128"));

    /// <summary>Int256 in units of 2^-128 divided by an Int64 count (1 where it is less): the true quotient, correctly rounded to Float32.</summary>
    public static readonly PortableFunction MeanToFloat32 =
        new("ExactMeanSingle", 2, [.. QuotientStages("{x}"), .. TopStages(), .. OddStages("{q} * {n} != {m}")], RoundedOdd("if({wide}, -128, -256)"));

    /// <summary>
    /// Float64 to Int256 in units of 2^-128; bits below are cut off (towards zero). 0 for what cannot be added: NaN, infinities,
    /// oversized values.
    /// </summary>
    /// <param name="x">A Float64 column or literal, never null.</param>
    public static string Addend(string x)
    {
        // The only wide operation is the last one. The exponent of 0 and of subnormals shifts the implied bit out as well.
        var exponent = $"bitAnd(bitShiftRight(reinterpretAsUInt64({x}), 52), 2047)";
        var mantissa = $"bitOr(bitAnd(reinterpretAsUInt64({x}), {Hex(MantissaBits)}), {Hex(MantissaBits + 1)})";
        var cut = $"bitShiftRight({mantissa}, least(greatest(947 - {exponent}, 0), 63))";
        var factor = $"if(abs({x}) < {Text(OversizedFrom)}, if({x} < 0, -1, 1), 0)";
        return $"bitShiftLeft(toInt256({factor} * toInt64({cut})), least(greatest({exponent} - 947, 0), 171))";
    }

    /// <summary>
    /// Whether an addend is finite but too large to be added (2^96 or more): the caller counts those, and the result is an error.
    /// </summary>
    public static string IsOversized(string x) => $"(abs({x}) >= {Text(OversizedFrom)} AND abs({x}) < inf)";

    /// <summary>Whether an addend is ignored, and counted: NaN or infinite.</summary>
    public static string IsIgnored(string x) => $"(NOT isFinite({x}))";

    internal const double OversizedFrom = 79228162514264337593543950336d; // 2^96

    // A small numerator is moved up by 128 bits, so that a quotient always has more than 64 bits to round.
    private static IEnumerable<SqlStage> QuotientStages(string sum) =>
    [
        new("a", $"abs({sum})"),
        new("wide", "bitShiftRight({a}, 128) != 0"),
        new("m", "if({wide}, {a}, bitShiftLeft({a}, 128))"),
        new("n", "toUInt256(greatest({y}, 1))"),
        new("q", "intDiv({m}, {n})"),
    ];

    // toFloat64 of a wide integer is not correctly rounded, but its exponent is at most one off: top has 62 to 64 bits.
    // The count of a shift has to be unsigned: a signed one makes the result signed, and the shift of a great UInt256 drags its top bit
    // along.
    private static IEnumerable<SqlStage> TopStages() =>
    [
        new("shift", "toUInt16(greatest(toInt32(bitShiftRight(reinterpretAsUInt64(toFloat64({q})), 52)) - 1085, 0))"),
        new("top", "bitShiftRight({q}, {shift})"),
    ];

    // 53 bits, the lowest of which says that something was cut off (rounding to odd): a double holds them, and is rounded once more, to a float, as if it
    // were the true value. A number of fewer bits is exact already.
    private static IEnumerable<SqlStage> OddStages(string hasRemainder) =>
    [
        new("cut", $"toUInt64({{top}} % 2048 != 0 OR bitShiftLeft({{top}}, {{shift}}) != {{q}} OR {hasRemainder})"),
        new("odd", "if({top} < 9007199254740992, toUInt64({top}), bitOr(bitAnd(toUInt64({top}), 0xFFFFFFFFFFFFF800), {cut} * 2048))"),
    ];

    private static string RoundedOdd(string exponent) =>
        $"toFloat32(if({{x}} < 0, -1., 1.) * toFloat64({{odd}}) * reinterpretAsFloat64(bitShiftLeft(toUInt64({{shift}} + {exponent} + 1023), 52)))";

    // The lowest bit of top says that something was cut off: then no tie is mistaken, and the only rounding is toFloat64 of a UInt64.
    private static string Rounded(string hasRemainder, string exponent) =>
        "if({x} < 0, -1., 1.)"
        + $" * toFloat64(bitOr(toUInt64({{top}}), toUInt64(bitShiftLeft({{top}}, {{shift}}) != {{q}} OR {hasRemainder})))"
        + $" * reinterpretAsFloat64(bitShiftLeft(toUInt64({{shift}} + {exponent} + 1023), 52))";
}
