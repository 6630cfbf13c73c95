using FeatureDsl.Ir;
using FeatureDsl.Operators.Portable;

namespace FeatureDsl.Operators;

/// <summary>What is computed of vectors: an element, and the functions of <c>Vectors</c>, of exact products that are added exactly.</summary>
public static class VectorOperators
{
    /// <summary>The rows.</summary>
    public static readonly IReadOnlyList<ScalarOperator> Rows =
    [
        new("Vector.Count", (_, _, a) => $"toInt32(intDiv(length({a[0]}), 4))", (c, a) => $"({a[0]}){(c.Type.Nullable ? "?" : "")}.Count"),
        new("Vectors.At", Lifting.Over((_, c, a) => At(c, a[0], a[1])), (_, a) => $"global::FeatureDsl.Vectors.At({a[0]}, {a[1]})"),
        Function("Dot", (scope, c, a) => Dot(scope, c, a[0], a[1])),
        Function("Norm", (scope, c, a) => Norm(scope, c, a[0])),
        Function("Cosine", Cosine),
    ];

    /// <summary>Whether vectors of these types have as many elements; a missing one has any number.</summary>
    public static bool AreOfOneDimension(DataType a, DataType b) => a.Dimension == b.Dimension || a.Dimension == 0 || b.Dimension == 0;

    private static ScalarOperator Function(string name, SqlText sql) => new(
        "Vectors." + name, Lifting.Over(sql), (_, a) => $"{OnlineTypes.Online}VectorValues.{name}({string.Join(", ", a)})");

    private static string At(Call call, string vector, string index) =>
        $"if({index} >= 0 AND {index} < {call.Arguments[0].Type.Dimension}, reinterpretAsFloat32(substring({vector}, toInt64({index}) * 4 + 1, 4)), NULL)";

    // What is no vector, because it is missing or an error, is made as long as one: arrays of two lengths would throw.
    private static string Dot(ISqlScope scope, Call call, string a, string b)
    {
        string Elements(string bytes) => $"arrayResize({VectorSql.Elements(bytes)}, {call.Arguments.Max(x => x.Type.Dimension)})";
        var products = scope.Stage("products", $"arrayMap((l, r) -> toFloat64(l) * toFloat64(r), {Elements(a)}, {Elements(b)})");
        var units = scope.Stage("units", $"arrayReduce('sum', arrayMap(l -> {ExactSumSql.Addend("l")}, {products}))");
        var isExact = $"arrayAll(l -> abs(l) < {PortableSql.Text(ExactSumSql.OversizedFrom)}, {products})";
        return $"if({isExact}, {ExactSumSql.ToFloat64.In(scope, units)}, nan)";
    }

    private static string Norm(ISqlScope scope, Call call, string vector) => PortableSql.Sqrt(Dot(scope, call, vector, vector));

    private static string Cosine(ISqlScope scope, Call call, IReadOnlyList<string> a) =>
        $"({Dot(scope, call, a[0], a[1])} / ({Norm(scope, call, a[0])} * {Norm(scope, call, a[1])}))";
}
