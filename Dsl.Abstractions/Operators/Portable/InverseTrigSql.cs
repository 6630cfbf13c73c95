using static FeatureDsl.Operators.Portable.PortableSql;
using static FeatureDsl.Operators.Portable.TrigCoefficients;

namespace FeatureDsl.Operators.Portable;

/// <summary>The SQL twins of <c>Maths.Atan</c>, <c>Atan2</c>, <c>Asin</c> and <c>Acos</c>, step for step.</summary>
internal static class InverseTrigSql
{
    public static readonly PortableFunction Atan = new("Atan", 1, [new("a", "abs({x})"), .. AtanStages()],
        "if(reinterpretAsInt64({x}) < 0, -{arc}, {arc})");

    // As in Maths.Atan2 the first argument is the ordinate: {x} is its y, {y} its x.
    public static readonly PortableFunction Atan2 = new(
        "Atan2",
        2,
        [
            new("a", "multiIf({x} = 0., 0., abs({x}) = abs({y}), 1., abs({x}) / abs({y}))"),
            .. AtanStages(),
            new("turned", $"if(reinterpretAsInt64({{y}}) < 0, {Text(Pi)} - ({{arc}} - {Text(PiLo)}), {{arc}})"),
        ],
        "multiIf(isNaN({x}) OR isNaN({y}), nan, reinterpretAsInt64({x}) < 0, -{turned}, {turned})");

    public static readonly PortableFunction Asin = new(
        "Asin",
        1,
        [
            .. AsinStages(),
            new("far", $"{Text(QuarterPi)} - ((2. * {{root}} * {{r}} - ({Text(HalfPiLo)} - 2. * {{c}})) - ({Text(QuarterPi)} - 2. * {{df}}))"),
        ],
        "multiIf(abs({x}) < 0.5, {x} + {x} * {r}, {x} < 0., -{far}, {far})");

    public static readonly PortableFunction Acos = new("Acos", 1, AsinStages(),
        $"multiIf(abs({{x}}) < 0.5, {Text(HalfPi)} - ({{x}} - ({Text(HalfPiLo)} - {{x}} * {{r}})), "
        + $"{{x}} < 0., {Text(Pi)} - 2. * ({{root}} + ({{root}} * {{r}} - {Text(HalfPiLo)})), 2. * ({{df}} + ({{root}} * {{r}} + {{c}})))");

    /// <summary>The arc tangent of the stage <c>a</c>, which is not negative, as the stage <c>arc</c>.</summary>
    internal static IReadOnlyList<SqlStage> AtanStages() =>
    [
        new("t", $"{ByRange("{a}", "2. * {a} - 1.", "{a} - 1.", "{a} - 1.5", "-1.")} / {ByRange("1.", "2. + {a}", "1. + {a}", "1. + 1.5 * {a}", "{a}")}"),
        new("z", "{t} * {t}"),
        new("part", $"{{t}} * ({{z}} * {TrigSql.Polynomial("{z}", TrigCoefficients.Atan)})"),
        new("arc", $"{ByRange("0.", Text(AtanHalf), Text(QuarterPi), Text(AtanOneAndHalf), Text(HalfPi))}"
            + $" - (({{part}} - {ByRange("0.", Text(AtanHalfLo), Text(QuarterPiLo), Text(AtanOneAndHalfLo), Text(HalfPiLo))}) - {{t}})"),
    ];

    private static string ByRange(string zero, string half, string one, string oneAndHalf, string infinity) =>
        $"multiIf({{a}} < 0.4375, {zero}, {{a}} < 0.6875, {half}, {{a}} < 1.1875, {one}, {{a}} < 2.4375, {oneAndHalf}, {infinity})";

    private static IReadOnlyList<SqlStage> AsinStages() =>
    [
        new("t", "if(abs({x}) < 0.5, {x} * {x}, (1. - abs({x})) * 0.5)"),
        new("r", $"{{t}} * {TrigSql.Polynomial("{t}", TrigCoefficients.Asin)}"),
        new("root", "sqrt({t})"),
        new("df", $"reinterpretAsFloat64(bitAnd(reinterpretAsUInt64({{root}}), {Hex(PowCoefficients.HighWord)}))"),
        new("c", "({t} - {df} * {df}) / if({root} = 0., 1., {root} + {df})"),
    ];
}
