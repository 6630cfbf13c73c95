using FeatureDsl.Ir;
using FeatureDsl.Operators.Portable;

namespace FeatureDsl.Operators;

/// <summary>
/// The parts of what is computed of vectors element by element: arrays that are folded place by place. A missing vector is an empty array, which adds nothing; so the
/// result is empty, and the vector missing, where there was none. Elements that are NaN are left out, those that are infinite of sums and means too.
/// </summary>
internal static class VectorParts
{
    /// <summary>The sums of finite elements below 2^96, in units of 2^-128.</summary>
    public static readonly SqlPart Units = Each("units", "sumForEach", x => ExactSumSql.Addend(x));

    /// <summary>How many elements of each place are finite.</summary>
    public static readonly SqlPart Finite = Each("finite", "sumForEach", x => $"toInt64(isFinite({x}))");

    /// <summary>How many vectors have a finite element that is too large to be added exactly.</summary>
    public static readonly SqlPart Oversized = new(
        "oversized", "sum", (scope, selected, value) => $"toInt64(arrayExists(x -> {ExactSumSql.IsOversized("x")}, {Elements(scope, selected!, value)}))");

    /// <summary>The sums, each rounded once.</summary>
    public static string Sum(ISqlScope scope, string units)
    {
        var sums = scope.Stage("units", units);
        var each = new EachSql(scope, sums);
        return Vector(each.Stage("sums", ExactSumSql.ToFloat32.In(each, sums)));
    }

    /// <summary>The means of finite elements, each rounded once; NaN where there is none.</summary>
    public static string Mean(ISqlScope scope, string units, string finite)
    {
        var (sums, counts) = (scope.Stage("units", units), scope.Stage("counts", finite));
        var each = new EachSql(scope, sums, counts);
        return Vector(each.Stage("means", $"if({counts} = 0, toFloat32(nan), {ExactSumSql.MeanToFloat32.In(each, sums, counts)})"));
    }

    /// <summary>How ClickHouse computes the least or the greatest elements: the greatest of codes in which 0 stands for NaN.</summary>
    public static IReadOnlyList<SqlPart> Extreme(bool greatest) =>
        [Each(greatest ? "greatest" : "least", "maxForEach", x => greatest ? SortableSql.OfDouble(x) : Turned(SortableSql.OfDouble(x)))];

    /// <summary>The least or the greatest elements; NaN where there is no number.</summary>
    public static string Best(ISqlScope scope, string codes, bool greatest)
    {
        var best = scope.Stage("codes", codes);
        var each = new EachSql(scope, best);
        var code = each.Stage("code", greatest ? best : Turned(best));
        return Vector(each.Stage("best", $"toFloat32({SortableSql.ToDouble(code)})"));
    }

    private static SqlPart Each(string name, string function, Func<string, string> argument) => new(
        name, function, (scope, selected, value) => $"arrayMap(x -> {argument("x")}, {Elements(scope, selected!, value)})")
    {
        NeedsRange = true,
    };

    // As doubles, which hold every element.
    private static string Elements(ISqlScope scope, DataType selected, string value) =>
        scope.Stage("elements", $"arrayMap(x -> toFloat64(x), {VectorSql.Elements(selected.Nullable ? $"ifNull({value}, '')" : value)})");

    // Least becomes greatest; NaN stays what every number beats.
    private static string Turned(string code) => $"if({code} = 0, toUInt64(0), bitNot({code}))";

    private static string Vector(string array) => VectorSql.OrMissing(array);
}
