using static FeatureDsl.Operators.Portable.ExpCoefficients;
using static FeatureDsl.Operators.Portable.PortableSql;

namespace FeatureDsl.Operators.Portable;

/// <summary>The SQL twin of <c>Maths.Exp</c>, step for step.</summary>
internal static class ExpSql
{
    public static readonly PortableFunction Function = new("Exp", 1, Stages(), Result());

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

    private static IReadOnlyList<SqlStage> Stages() =>
    [
        new("a", $"multiIf({{x}} > {Text(Most)}, {Text(Most)}, {{x}} < {Text(Least)}, {Text(Least)}, {{x}})"),
        new("n", $"{{a}} * {Text(InverseLn2)} + {Text(Rounder)}"),
        new("k", $"reinterpretAsInt64({{n}}) - {Hex(RounderBits)}"),
        new("hi", $"{{a}} - ({{n}} - {Text(Rounder)}) * {Text(LogCoefficients.Ln2Hi)}"),
        new("lo", $"({{n}} - {Text(Rounder)}) * {Text(LogCoefficients.Ln2Lo)}"),
        new("r", "{hi} - {lo}"),
        new("c", Polynomial("{r}")),
    ];

    private static string Result() => Scaled("(1. + ({r} * {c} / (2. - {c}) - {lo} + {hi}))");
}
