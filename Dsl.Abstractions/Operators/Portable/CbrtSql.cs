using static FeatureDsl.Operators.Portable.CbrtCoefficients;
using static FeatureDsl.Operators.Portable.PortableSql;

namespace FeatureDsl.Operators.Portable;

/// <summary>The SQL twin of <c>Maths.Cbrt</c>, step for step.</summary>
internal static class CbrtSql
{
    public static readonly PortableFunction Function = new("Cbrt", 1, Stages(), Result());

    private static IReadOnlyList<SqlStage> Stages() =>
    [
        new("a", $"abs({{x}}) * if(abs({{x}}) < {Text(LeastNormal)}, {Text(TwoTo54)}, 1.)"),
        new("t", $"reinterpretAsFloat64(intDiv(reinterpretAsUInt64({{a}}), 3) + {Hex(ThirdOfBias)})"),
        new("r", "{t} * {t} * ({t} / {a})"),
        new("u", $"reinterpretAsFloat64(bitAnd(reinterpretAsUInt64({{t}} * {TrigSql.Polynomial("{r}", InverseRoot)}) + {Hex(HalfUnit)}, {Hex(Short)}))"),
        new("q", "{a} / ({u} * {u})"),
        new("v", $"({{u}} + {{u}} * (({{q}} - {{u}}) / (({{u}} + {{u}}) + {{q}}))) * if(abs({{x}}) < {Text(LeastNormal)}, {Text(TwoToMinus18)}, 1.)"),
    ];

    private static string Result() => "if({x} = 0. OR isNaN({x}) OR abs({x}) = inf, {x}, if({x} < 0., -{v}, {v}))";
}
