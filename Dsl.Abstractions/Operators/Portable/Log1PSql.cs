using static FeatureDsl.Operators.Portable.LogCoefficients;
using static FeatureDsl.Operators.Portable.PortableSql;

namespace FeatureDsl.Operators.Portable;

/// <summary>The SQL twin of <c>Maths.Log1P</c>, step for step.</summary>
internal static class Log1PSql
{
    public static readonly PortableFunction Function = new("Log1P", 1, Stages(), Result());

    private static IReadOnlyList<SqlStage> Stages() =>
    [
        new("u", "1. + {x}"),
        new("t", $"reinterpretAsUInt64({{u}}) + {Hex(Offset)}"),
        new("f", $"if({IsNearZero()}, {{x}}, {LogSql.Mantissa("{t}")} - 1.)"),
        new("k", $"if({IsNearZero()}, 0., toFloat64(bitShiftRight({{t}}, 52)) - 1023.)"),
        new("c", $"if({IsNearZero()}, 0., if({{x}} >= 1., 1. - ({{u}} - {{x}}), {{x}} - ({{u}} - 1.)) / {{u}})"),
        .. LogSql.SeriesStages(),
        new("v", $"{LogSql.Series()} + ({{k}} * {Text(Ln2Lo)} + {{c}}) - 0.5 * {{f}} * {{f}} + {{f}} + {{k}} * {Text(Ln2Hi)}"),
    ];

    private static string IsNearZero() => $"{{x}} > {Text(SqrtHalfMinus1)} AND {{x}} < {Text(Sqrt2Minus1)}";

    private static string Result() =>
        $"multiIf({{v}} > -1000. AND {{x}} > -1. AND {{x}} < inf AND abs({{x}}) >= {Text(TwoToMinus54)}, {{v}}, "
        + "{x} = -1., -inf, {x} > -1., {x}, nan)";
}
