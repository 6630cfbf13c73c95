using static FeatureDsl.Operators.Portable.PortableSql;
using static FeatureDsl.Operators.Portable.TrigCoefficients;

namespace FeatureDsl.Operators.Portable;

/// <summary>The SQL twins of <c>Maths.Sin</c>, <c>Cos</c> and <c>Tan</c>, step for step.</summary>
internal static class TrigSql
{
    public static readonly PortableFunction Sin = new("Sin", 1, [.. Reduction(), .. Kernels()], Signed(
        "if(bitAnd({n}, 1) = 1, {c}, {s})", "bitXor(bitAnd(bitShiftRight({n}, 1), 1), bitShiftRight(reinterpretAsUInt64({x}), 63)) = 1"));

    public static readonly PortableFunction Cos = new("Cos", 1, [.. Reduction(), .. Kernels()], Signed(
        "if(bitAnd({n}, 1) = 1, {s}, {c})", "bitAnd({n} + 1, 2) = 2"));

    public static readonly PortableFunction Tan = new(
        "Tan",
        1,
        [
            .. Reduction(),
            .. Kernels(),
            new("sl", $"{SinRest()} - ({{s}} - {{h}})"),
            new("cl", $"{CosRest()} - ({{c}} - (1. - 0.5 * {{z}}))"),
            new("q", "if(bitAnd({n}, 1) = 1, -{c} / {s}, {s} / {c})"),
            new("v", "{q} + if(bitAnd({n}, 1) = 1, (-{cl} - {q} * {sl}) / {s}, ({sl} - {q} * {cl}) / {c})"),
        ],
        Signed("{v}", "reinterpretAsInt64({x}) < 0"));

    /// <summary>A polynomial by Horner's rule.</summary>
    internal static string Polynomial(string z, IEnumerable<double> coefficients)
    {
        var texts = coefficients.Select(PortableSql.Text).ToList();
        return texts.Take(texts.Count - 1).Reverse().Aggregate(texts[texts.Count - 1], (inner, c) => $"({c} + {z} * {inner})");
    }

    private static string Signed(string value, string isNegative) => $"if(abs({{x}}) < inf, if({isNegative}, -{value}, {value}), nan)";

    // |x| = (n' pi/2) + h + l, n = n' modulo 4, by Payne and Hanek: only those digits of 2/pi are multiplied that decide quadrant and fraction.
    private static IReadOnlyList<SqlStage> Reduction() =>
    [
        new("m", $"bitOr(bitAnd(reinterpretAsUInt64({{x}}), {Hex(MantissaBits)}), 0x0010000000000000)"),
        new("d", $"toUInt64(greatest(bitAnd(bitShiftRight(reinterpretAsUInt64({{x}}), 52), 2047), {FirstExponent}) - {FirstExponent})"),
        .. Enumerable.Range(1, 4).Select(i => new SqlStage($"p{i}", $"[{string.Join(", ", TwoOverPi.Select(Hex))}][bitShiftRight({{d}}, 6) + {i}]")),
        new("g", $"bitShiftLeft(toUInt128({{m}} * {Window(1)}), 64) + toUInt128({{m}}) * {Window(2)} + bitShiftRight(toUInt128({{m}}) * {Window(3)}, 64)"),
        new("hi", "toUInt64(bitShiftRight({g}, 64))"),
        new("lo", "toUInt64({g})"),
        new("mask", "if(bitAnd(bitShiftRight({hi}, 61), 1) = 1, 0xFFFFFFFFFFFFFFFF, toUInt64(0))"),
        new("n", $"if(abs({{x}}) < {Text(QuarterPi)}, toUInt64(0), bitShiftRight({{hi}}, 62) + bitAnd({{mask}}, 1))"),
        new("r", $"toUInt128(bitXor(bitOr(bitShiftLeft({{hi}}, 2), bitShiftRight({{lo}}, 62)), {{mask}})) * {Hex(HalfPiBits)}"
            + $" + bitShiftRight(toUInt128(bitXor(bitShiftLeft({{lo}}, 2), {{mask}})) * {Hex(HalfPiBits)}, 64)"),
        new("rh", "reinterpretAsInt64(toUInt64(bitShiftRight({r}, 64)))"),
        new("unit", $"if({{mask}} = 0, {Text(TwoToMinus63)}, {Text(-TwoToMinus63)})"),
        new("h", $"if(abs({{x}}) < {Text(QuarterPi)}, abs({{x}}), toFloat64({{rh}}) * {{unit}})"),
        new("l", $"if(abs({{x}}) < {Text(QuarterPi)}, 0., (toFloat64({{rh}} - toInt64(toFloat64({{rh}})))"
            + $" + toFloat64(bitShiftRight(toUInt64({{r}}), 1)) * {Text(TwoToMinus63)}) * {{unit}})"),
    ];

    // 64 bits out of two neighbouring words; a shift by 64 is done in two. 63 less the shift is an exclusive or: a difference would be signed,
    // and with it, in ClickHouse, whatever is shifted by it.
    private static string Window(int i) =>
        $"bitOr(bitShiftLeft({{p{i}}}, bitAnd({{d}}, 63)), bitShiftRight(bitShiftRight({{p{i + 1}}}, 1), bitXor(bitAnd({{d}}, 63), 63)))";

    private static IReadOnlyList<SqlStage> Kernels() =>
    [
        new("z", "{h} * {h}"),
        new("s", $"{{h}} + {SinRest()}"),
        new("c", $"(1. - 0.5 * {{z}}) + {CosRest()}"),
    ];

    private static string SinRest() =>
        $"({{z}} * {{h}} * {Text(SinTerms[0])} + ({{l}} - {{z}} * (0.5 * {{l}} - {{z}} * {{h}} * {Polynomial("{z}", SinTerms.Skip(1))})))";

    private static string CosRest() =>
        $"(((1. - (1. - 0.5 * {{z}})) - 0.5 * {{z}}) + ({{z}} * {{z}} * {Polynomial("{z}", CosTerms)} - {{h}} * {{l}}))";

    private static double[] SinTerms => TrigCoefficients.Sin;

    private static double[] CosTerms => TrigCoefficients.Cos;
}
