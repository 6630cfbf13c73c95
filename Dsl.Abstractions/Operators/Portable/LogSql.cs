using static FeatureDsl.Operators.Portable.LogCoefficients;
using static FeatureDsl.Operators.Portable.PortableSql;

namespace FeatureDsl.Operators.Portable;

/// <summary>The SQL twins of <c>Maths.Log</c>, <c>Log2</c> and <c>Log10</c>, step for step.</summary>
internal static class LogSql
{
    public static readonly PortableFunction Function = new("Log", 1, [.. Reduction(), new("v", Value())], Result());

    public static readonly PortableFunction Log2 = OfBase("Log2", InverseLn2Hi, InverseLn2Lo, 1, 0);

    public static readonly PortableFunction Log10 = OfBase("Log10", InverseLn10Hi, InverseLn10Lo, Log10Of2Hi, Log10Of2Lo);

    /// <summary>The mantissa in [sqrt(1/2), sqrt(2)) of shifted bits.</summary>
    internal static string Mantissa(string t) => $"reinterpretAsFloat64(bitAnd({t}, {Hex(MantissaBits)}) + {Hex(SqrtHalfBits)})";

    /// <summary>What <see cref="Series"/> uses, over the stage <c>f</c>.</summary>
    internal static IReadOnlyList<SqlStage> SeriesStages() =>
    [
        new("s", "{f} / (2. + {f})"),
        new("z", "{s} * {s}"),
        new("w", "{z} * {z}"),
    ];

    /// <summary>log(1 + f) - f + f*f/2.</summary>
    internal static string Series()
    {
        var even = $"{{w}} * ({Text(L2)} + {{w}} * ({Text(L4)} + {{w}} * {Text(L6)}))";
        var odd = $"{{z}} * ({Text(L1)} + {{w}} * ({Text(L3)} + {{w}} * ({Text(L5)} + {{w}} * {Text(L7)})))";
        return $"{{s}} * (0.5 * {{f}} * {{f}} + ({odd} + {even}))";
    }

    private static IReadOnlyList<SqlStage> Reduction() =>
    [
        new("t", $"reinterpretAsUInt64({{x}} * if({{x}} < {Text(LeastNormal)}, {Text(TwoTo54)}, 1.)) + {Hex(Offset)}"),
        new("f", $"{Mantissa("{t}")} - 1."),
        new("k", $"toFloat64(bitShiftRight({{t}}, 52)) - if({{x}} < {Text(LeastNormal)}, 1077., 1023.)"),
        .. SeriesStages(),
    ];

    private static string Value() =>
        $"{Series()} + {{k}} * {Text(Ln2Lo)} - 0.5 * {{f}} * {{f}} + {{f}} + {{k}} * {Text(Ln2Hi)}";

    private static PortableFunction OfBase(string name, double inverseHi, double inverseLo, double twoHi, double twoLo) => new(
        name,
        1,
        [
            .. Reduction(),
            new("hi", $"reinterpretAsFloat64(bitAnd(reinterpretAsUInt64({{f}} - 0.5 * {{f}} * {{f}}), {Hex(PowCoefficients.HighWord)}))"),
            new("lo", $"({{f}} - {{hi}}) - 0.5 * {{f}} * {{f}} + {Series()}"),
            new("sum", $"{{k}} * {Text(twoHi)} + {{hi}} * {Text(inverseHi)}"),
            new("v", $"({{k}} * {Text(twoLo)} + ({{lo}} + {{hi}}) * {Text(inverseLo)} + {{lo}} * {Text(inverseHi)}"
                + $" + (({{k}} * {Text(twoHi)} - {{sum}}) + {{hi}} * {Text(inverseHi)})) + {{sum}}"),
        ],
        Result());

    // The ordinary value stands in the first condition because that is computed for all rows at once: what only a branch needs, ClickHouse
    // computes lazily, and then again for every use.
    private static string Result() => "multiIf({v} > -2000. AND {x} > 0. AND {x} < inf, {v}, {x} = 0., -inf, {x} = inf, inf, nan)";
}
