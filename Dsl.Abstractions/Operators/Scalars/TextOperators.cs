using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>The functions of <c>Text</c>, and text put together. UTF-8 bytes order, begin and end like the code points that they stand for.</summary>
public static class TextOperators
{
    /// <summary>The rows.</summary>
    public static readonly IReadOnlyList<ScalarOperator> Rows =
    [
        // Of any number of arguments; what is missing adds nothing, as in C#.
        new("Text.Concat", (_, c, a) => $"concat({string.Join(", ", a.Select((x, i) => c.Arguments[i].Type.Nullable ? $"ifNull({x}, '')" : x))})",
            (_, a) => $"string.Concat({string.Join(", ", a)})"),
        new("Text.Compare", CompareSql, Plain("Text.Compare")),
        Test("StartsWith", a => $"startsWith({a[0]}, {a[1]})"),
        Test("EndsWith", a => $"endsWith({a[0]}, {a[1]})"),
        Test("Contains", a => $"(position({a[0]}, {a[1]}) > 0)"),
        Function("ToLowerAscii", a => $"lower({a[0]})"),
        Function("ToUpperAscii", a => $"upper({a[0]})"),
        Function("TrimAscii", a => $"trimBoth({a[0]}, '\\t\\n\\v\\f\\r ')"),
        Function("Length", a => $"toInt32(lengthUTF8({a[0]}))"),
        Function("Substring", Substring),
    ];

    private static ScalarOperator Function(string name, Func<IReadOnlyList<string>, string> sql) => new(
        "Text." + name, Lifting.Over((_, _, a) => sql(a)), (c, a) => Lifting.CSharp(c, "Text." + name, a));

    // False where an argument is missing.
    private static ScalarOperator Test(string name, Func<IReadOnlyList<string>, string> sql) => new(
        "Text." + name, (_, c, a) => c.Arguments.Any(x => x.Type.Nullable) ? $"ifNull({sql(a)}, 0)" : sql(a), Plain("Text." + name));

    private static CSharpText Plain(string function) => (_, a) => $"global::FeatureDsl.{function}({string.Join(", ", a)})";

    // ClickHouse compares bytes. What is missing comes first.
    private static string CompareSql(ISqlScope scope, Call call, IReadOnlyList<string> args)
    {
        var (x, y) = (scope.Stage("x", args[0]), scope.Stage("y", args[1]));
        var (left, right) = (call.Arguments[0].Type.Nullable, call.Arguments[1].Type.Nullable);
        var missing = (left ? $"isNull({x}), {(right ? $"if(isNull({y}), 0, -1)" : "-1")}, " : "") + (right ? $"isNull({y}), 1, " : "");
        return $"toInt32(multiIf({missing}{Below(x, y)}, -1, {Below(y, x)}, 1, 0))";

        string Below(string a, string b) => left || right ? $"ifNull({a} < {b}, 0)" : $"{a} < {b}";
    }

    // In 64 bits, where the end of no two ints is lost; ClickHouse counts from 1, and a length below 0 would count from the end.
    private static string Substring(IReadOnlyList<string> a)
    {
        var from = $"greatest(toInt64({a[1]}), 0)";
        return $"substringUTF8({a[0]}, {from} + 1, greatest(toInt64({a[1]}) + toInt64({a[2]}) - {from}, 0))";
    }
}
