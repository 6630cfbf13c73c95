using static FeatureDsl.Operators.Portable.ExpCoefficients;
using static FeatureDsl.Operators.Portable.PortableSql;
using static FeatureDsl.Operators.Portable.PowCoefficients;

namespace FeatureDsl.Operators.Portable;

/// <summary>The SQL twin of <c>Maths.Pow</c>, step for step; the stages have the names of its variables.</summary>
internal static class PowSql
{
    public static readonly PortableFunction Function = new("Pow", 2, [.. LogStages(), .. ProductStages(), .. ExpStages()], Result());

    private static IEnumerable<SqlStage> LogStages() =>
    [
        new("t", $"reinterpretAsUInt64(abs({{x}}) * if(abs({{x}}) < {Text(LeastNormal)}, {Text(TwoTo54)}, 1.)) + {Hex(Offset)}"),
        new("e", $"toFloat64(bitShiftRight({{t}}, 52)) - if(abs({{x}}) < {Text(LeastNormal)}, 1077., 1023.)"),
        new("m", $"reinterpretAsFloat64(bitAnd({{t}}, {Hex(MantissaBits)}) + {Hex(SqrtThreeQuartersBits)})"),
        new("b", $"if({{m}} >= {Text(SqrtOneAndHalf)}, 1.5, 1.)"),
        new("v", "1. / ({m} + {b})"),
        new("s", "({m} - {b}) * {v}"),
        new("sh", High("{s}")),
        new("mh", High("{m} + {b}")),
        new("sl", "{v} * (({m} - {b} - {sh} * {mh}) - {sh} * ({m} - ({mh} - {b})))"),
        new("q", "{s} * {s}"),
        new("r", $"{{q}} * {{q}} * ({Text(L1)} + {{q}} * ({Text(L2)} + {{q}} * ({Text(L3)} + {{q}} * "
            + $"({Text(L4)} + {{q}} * ({Text(L5)} + {{q}} * {Text(L6)}))))) + {{sl}} * ({{sh}} + {{s}})"),
        new("p", High("3. + {sh} * {sh} + {r}")),
        new("u", "{sl} * {p} + ({r} - (({p} - 3.) - {sh} * {sh})) * {s}"),
        new("ph", High("{sh} * {p} + {u}")),
        new("pl", $"{Text(CpLo)} * {{ph}} + ({{u}} - ({{ph}} - {{sh}} * {{p}})) * {Text(Cp)} + if({{b}} = 1.5, {Text(Log15Lo)}, 0.)"),
        new("lh", High($"{Text(CpHi)} * {{ph}} + {{pl}} + if({{b}} = 1.5, {Text(Log15Hi)}, 0.) + {{e}}")),
        new("ll", $"{{pl}} - ((({{lh}} - {{e}}) - if({{b}} = 1.5, {Text(Log15Hi)}, 0.)) - {Text(CpHi)} * {{ph}})"),
    ];

    private static IEnumerable<SqlStage> ProductStages() =>
    [
        new("a", $"multiIf({{y}} > {Text(MostY)}, {Text(MostY)}, {{y}} < {Text(-MostY)}, {Text(-MostY)}, {{y}})"),
        new("ah", High("{a}")),
        new("zl", "({a} - {ah}) * {lh} + {a} * {ll}"),
        new("zh", "{ah} * {lh}"),
        new("n", $"({{zl}} + {{zh}}) + {Text(Rounder)}"),
    ];

    private static IEnumerable<SqlStage> ExpStages() =>
    [
        new("k", $"reinterpretAsInt64({{n}}) - {Hex(RounderBits)}"),
        new("d", $"{{zh}} - ({{n}} - {Text(Rounder)})"),
        new("dh", High("{zl} + {d}")),
        new("w", $"({{zl}} - ({{dh}} - {{d}})) * {Text(Ln2)} + {{dh}} * {Text(Ln2Lo)}"),
        new("g", $"{{dh}} * {Text(Ln2Hi)} + {{w}}"),
        new("gl", $"{{w}} - ({{g}} - {{dh}} * {Text(Ln2Hi)})"),
        new("c", ExpSql.Polynomial("{g}")),
        new("size", ExpSql.Scaled("(1. - ((({g} * {c}) / ({c} - 2.) - ({gl} + {g} * {gl})) - {g}))")),
    ];

    // The ordinary value stands in the first condition because that is computed for all rows at once: what only a branch needs, ClickHouse
    // computes lazily, and then again for every use (seconds per million rows).
    private static string Result()
    {
        var sign = "if(reinterpretAsInt64({x}) < 0 AND floor({y}) = {y} AND floor({y} * 0.5) * 2. != {y}, -1., 1.)";
        return "multiIf({size} > 0. AND {x} > 0. AND {x} < inf AND abs({zl} + {zh}) < 1020., {size}, {y} = 0. OR {x} = 1., 1., "
            + "isNaN({x}) OR isNaN({y}) OR ({x} < 0. AND {x} > -inf AND floor({y}) != {y}), nan, "
            + $"{sign} * multiIf({{x}} = 0. OR abs({{x}}) = inf, if(({{x}} = 0.) = ({{y}} > 0.), 0., inf), "
            + $"{{zl}} + {{zh}} > 1025., inf, {{zl}} + {{zh}} < -1080., 0., {{size}}))";
    }

    private static string High(string sql) => $"reinterpretAsFloat64(bitAnd(reinterpretAsUInt64({sql}), {Hex(HighWord)}))";
}
