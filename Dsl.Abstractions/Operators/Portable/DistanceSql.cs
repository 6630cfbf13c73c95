using static FeatureDsl.Operators.Portable.PortableSql;

namespace FeatureDsl.Operators.Portable;

/// <summary>The SQL twin of <c>Maths.GreatCircleDistance</c>, step for step: {x}, {y} are the first point, {u}, {v} the second.</summary>
internal static class DistanceSql
{
    // 2 * Maths.EarthRadius, which the compiler's half of this assembly does not have.
    private const double Diameter = 12_742_017.6;

    public static readonly PortableFunction Function = new("GreatCircleDistance", 4, Stages(), Result());

    private static IReadOnlyList<SqlStage> Stages() =>
    [
        new("apart", "abs({v} - {y})"),
        new("turn", "if({apart} > 360., {apart} - 360., {apart})"),
        new("half", "if({turn} > 180., 360. - {turn}, {turn}) * 0.5"),
        .. SinOfDegrees("s", "abs({u} - {x}) * 0.5"),
        .. SinOfDegrees("g", "abs({u} + {x}) * 0.5"),
        .. SinOfDegrees("c1", "90. - abs({x})"),
        .. SinOfDegrees("c2", "90. - abs({u})"),
        .. SinOfDegrees("sl", "{half}"),
        .. SinOfDegrees("cl", "90. - {half}"),
        new("a", "sqrt(({s} * {s} + {c1} * {c2} * ({sl} * {sl})) / ({g} * {g} + {c1} * {c2} * ({cl} * {cl})))"),
        .. InverseTrigSql.AtanStages(),
    ];

    private static IReadOnlyList<SqlStage> SinOfDegrees(string name, string degrees) =>
    [
        new(name + "_r", $"({degrees}) * {Text(TrigCoefficients.RadiansPerDegree)}"),
        new(name + "_z", $"{{{name}_r}} * {{{name}_r}}"),
        new(name, $"{{{name}_r}} + {{{name}_r}} * {{{name}_z}} * {TrigSql.Polynomial($"{{{name}_z}}", TrigCoefficients.WideSin)}"),
    ];

    private static string Result() =>
        $"if(abs({{x}}) <= 90. AND abs({{u}}) <= 90. AND abs({{y}}) <= 360. AND abs({{v}}) <= 360., {Text(Diameter)} * {{arc}}, nan)";
}
