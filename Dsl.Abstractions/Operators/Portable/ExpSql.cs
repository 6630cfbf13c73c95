using static FeatureDsl.Operators.Portable.ExpCoefficients;
using static FeatureDsl.Operators.Portable.PortableSql;

namespace FeatureDsl.Operators.Portable;

/// <summary>The SQL twins of <c>Maths.Exp</c>, <c>Expm1</c>, <c>Tanh</c> and <c>Sigmoid</c>, step for step.</summary>
internal static class ExpSql
{
    public static readonly PortableFunction Function = new(
        "Exp", 1, Reduction($"multiIf({{x}} > {Text(Most)}, {Text(Most)}, {{x}} < {Text(Least)}, {Text(Least)}, {{x}})"),
        Scaled($"(1. + ({Tail()} + {{hi}}))"));

    public static readonly PortableFunction Expm1 = new(
        "Expm1",
        1,
        [
            .. Reduction($"multiIf({{x}} > {Text(Most)}, {Text(Most)}, {{x}} < {Text(LeastExpm1)}, {Text(LeastExpm1)}, {{x}})"),
            .. OneLess(),
            new("head", "{one} + {hi}"),
            new("sum", $"{{head}} + (({{hi}} - ({{head}} - {{one}})) + ({Tail()} + {{lost}}))"),
        ],
        $"if({{sum}} < inf AND abs({{x}}) >= {Text(LogCoefficients.TwoToMinus54)}, {Scaled("{sum}")}, {{x}})");

    public static readonly PortableFunction Tanh = new("Tanh", 1, TanhStages(),
        $"if({{z}} < 0. AND abs({{x}}) >= {Text(TwoToMinus28)}, if({{x}} < 0., {{z}}, -{{z}}), {{x}})");

    public static readonly PortableFunction Sigmoid = new("Sigmoid", 1, SigmoidStages(), $"if({{x}} < 0., {Scaled("{z}")}, {{z}})");

    /// <summary>
    /// 2^k in two factors, k + 2048 being the stage <c>k</c>: neither factor leaves the range, so only the last product rounds.
    /// </summary>
    internal static string Scaled(string value) =>
        $"{value} * reinterpretAsFloat64(bitShiftLeft(bitShiftRight({{k}}, 1) - 1, 52))"
        + " * reinterpretAsFloat64(bitShiftLeft({k} - bitShiftRight({k}, 1) - 1, 52))";

    /// <summary>r - r*r*P(r*r).</summary>
    internal static string Polynomial(string r)
    {
        var square = $"{r} * {r}";
        var tail = $"{Text(P3)} + {square} * ({Text(P4)} + {square} * {Text(P5)})";
        return $"{r} - {square} * ({Text(P1)} + {square} * ({Text(P2)} + {square} * ({tail})))";
    }

    // NaN goes through every step of arithmetic; the bits that are made of it on the way are only ever multiplied with it.
    private static IReadOnlyList<SqlStage> Reduction(string within) =>
    [
        new("a", within),
        new("n", $"{{a}} * {Text(InverseLn2)} + {Text(Rounder)}"),
        new("k", $"reinterpretAsInt64({{n}}) - {Hex(RounderBits)}"),
        new("hi", $"{{a}} - ({{n}} - {Text(Rounder)}) * {Text(LogCoefficients.Ln2Hi)}"),
        new("lo", $"({{n}} - {Text(Rounder)}) * {Text(LogCoefficients.Ln2Lo)}"),
        new("r", "{hi} - {lo}"),
        new("c", Polynomial("{r}")),
    ];

    private static string Tail() => "({r} * {c} / (2. - {c}) - {lo})";

    // 1 - 2^-k and what rounding took from it; for great k nothing is left of the second.
    private static IReadOnlyList<SqlStage> OneLess() =>
    [
        new("inverse", "reinterpretAsFloat64(bitShiftLeft(3071 - least({k}, 2148), 52))"),
        new("one", "1. - {inverse}"),
        new("lost", "if({inverse} > 1., 1. - ({one} + {inverse}), (1. - {one}) - {inverse})"),
    ];

    private static IReadOnlyList<SqlStage> TanhStages() =>
    [
        .. Reduction($"if(abs({{x}}) * -2. < {Text(LeastExpm1)}, {Text(LeastExpm1)}, abs({{x}}) * -2.)"),
        .. OneLess(),
        new("head", "{one} + {hi}"),
        new("rest", $"({{hi}} - ({{head}} - {{one}})) + ({Tail()} + {{lost}})"),
        new("sum", "{head} + {rest}"),
        new("power", "reinterpretAsFloat64(bitShiftLeft({k} - 1025, 52))"),
        new("e", "{sum} * {power}"),
        new("below", "({rest} - ({sum} - {head})) * {power}"),
        new("w", "2. + {e}"),
        new("q", "{e} / {w}"),
        new("z", "{q} + ({below} - {q} * (({e} - ({w} - 2.)) + {below})) / {w}"),
    ];

    private static IReadOnlyList<SqlStage> SigmoidStages() =>
    [
        .. Reduction($"if(abs({{x}}) > {Text(-Least)}, {Text(Least)}, -abs({{x}}))"),
        new("head", "1. + {hi}"),
        new("rest", $"({{hi}} - ({{head}} - 1.)) + {Tail()}"),
        new("sum", "{head} + {rest}"),
        new("below", "{rest} - ({sum} - {head})"),
        new("u", Scaled("{sum}")),
        new("w", "1. + {u}"),
        new("wl", $"({{u}} - ({{w}} - 1.)) + {Scaled("{below}")}"),
        new("q", "if({x} < 0., {sum}, 1.) / {w}"),
        new("z", "{q} + (if({x} < 0., {below}, 0.) - {q} * {wl}) / {w}"),
    ];
}
