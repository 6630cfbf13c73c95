using static FeatureDsl.Operators.Portable.LogCoefficients;
using static FeatureDsl.Operators.Portable.PortableSql;

namespace FeatureDsl.Operators.Portable;

/// <summary>The SQL twin of <c>Maths.Log</c>, step for step.</summary>
internal static class LogSql
{
    public static readonly PortableFunction Function = new("Log", 1, Stages(), Result());

    private static IReadOnlyList<SqlStage> Stages() =>
    [
        new("t", $"reinterpretAsUInt64({{x}} * if({{x}} < {Text(LeastNormal)}, {Text(TwoTo54)}, 1.)) + {Hex(Offset)}"),
        new("f", $"reinterpretAsFloat64(bitAnd({{t}}, {Hex(MantissaBits)}) + {Hex(SqrtHalfBits)}) - 1."),
        new("s", "{f} / (2. + {f})"),
        new("z", "{s} * {s}"),
        new("w", "{z} * {z}"),
        new("k", $"toFloat64(bitShiftRight({{t}}, 52)) - if({{x}} < {Text(LeastNormal)}, 1077., 1023.)"),
        new("v", Value()),
    ];

    private static string Value()
    {
        var even = $"{{w}} * ({Text(L2)} + {{w}} * ({Text(L4)} + {{w}} * {Text(L6)}))";
        var odd = $"{{z}} * ({Text(L1)} + {{w}} * ({Text(L3)} + {{w}} * ({Text(L5)} + {{w}} * {Text(L7)})))";
        var half = "0.5 * {f} * {f}";
        return $"{{s}} * ({half} + ({odd} + {even})) + {{k}} * {Text(Ln2Lo)} - {half} + {{f}} + {{k}} * {Text(Ln2Hi)}";
    }

    // The ordinary value stands in the first condition because that is computed for all rows at once: what only a branch needs, ClickHouse
    // computes lazily, and then again for every use.
    private static string Result() => "multiIf({v} > -1000. AND {x} > 0. AND {x} < inf, {v}, {x} = 0., -inf, {x} = inf, inf, nan)";
}
