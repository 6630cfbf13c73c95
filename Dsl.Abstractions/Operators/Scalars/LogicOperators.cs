using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>Comparison, logic, choice and missing values, with the rules of C#: <c>null == null</c> is true, any other comparison with null false.</summary>
public static class LogicOperators
{
    /// <summary>The rows.</summary>
    public static readonly IReadOnlyList<ScalarOperator> Rows =
    [
        new("Equal", (_, c, a) => EqualSql(c, a), (_, a) => $"({a[0]} == {a[1]})"),
        new("NotEqual", (_, c, a) => $"(NOT {EqualSql(c, a)})", (_, a) => $"({a[0]} != {a[1]})"),
        Order("Less", "<"),
        Order("LessOrEqual", "<="),
        Order("Greater", ">"),
        Order("GreaterOrEqual", ">="),
        new("And", (_, _, a) => $"({a[0]} AND {a[1]})", (_, a) => $"({a[0]} && {a[1]})",
            (c, f) => Faults.Or(f(c.Arguments[0]), Faults.And(c.Arguments[0], f(c.Arguments[1])))),
        new("Or", (_, _, a) => $"({a[0]} OR {a[1]})", (_, a) => $"({a[0]} || {a[1]})",
            (c, f) => Faults.Or(f(c.Arguments[0]), Faults.And(Faults.Not(c.Arguments[0]), f(c.Arguments[1])))),
        new("Not", (_, _, a) => $"(NOT {a[0]})", (_, a) => $"(!{a[0]})"),
        new("Conditional", (_, _, a) => $"if({a[0]}, {a[1]}, {a[2]})", (c, a) => $"({a[0]} ? ({c.Type.CSharp}){a[1]} : ({c.Type.CSharp}){a[2]})",
            (c, f) => Faults.Or(f(c.Arguments[0]), Faults.Choose(c.Arguments[0], f(c.Arguments[1]), f(c.Arguments[2])))),
        new("Coalesce", (_, _, a) => $"ifNull({a[0]}, {a[1]})", (_, a) => $"({a[0]} ?? {a[1]})",
            (c, f) => Faults.Or(f(c.Arguments[0]), Faults.And(Faults.IsMissing(c.Arguments[0]), f(c.Arguments[1])))),
        new("IsMissing", (_, _, a) => $"isNull({a[0]})", (_, a) => $"({a[0]} is null)"),
        new("PresentValue", (_, _, a) => $"assumeNotNull({a[0]})", PresentCSharp,
            (c, f) => Faults.Or(f(c.Arguments[0]), Faults.IsMissing(c.Arguments[0]))),
    ];

    private static ScalarOperator Order(string name, string symbol) => new(
        name,
        (_, c, a) => c.Arguments.Any(x => x.Type.Nullable)
            ? $"ifNull({Comparable(c, a, 0)} {symbol} {Comparable(c, a, 1)}, 0)"
            : $"({Comparable(c, a, 0)} {symbol} {Comparable(c, a, 1)})",
        (_, a) => $"({a[0]} {symbol} {a[1]})");

    private static string EqualSql(Call call, IReadOnlyList<string> a)
    {
        var (x, y) = (Comparable(call, a, 0), Comparable(call, a, 1));
        var (left, right) = (call.Arguments[0].Type.Nullable, call.Arguments[1].Type.Nullable);
        return left && right ? $"ifNull({x} = {y}, isNull({x}) AND isNull({y}))"
            : left || right ? $"ifNull({x} = {y}, 0)"
            : $"({x} = {y})";
    }

    // Decimals of two scales meet at the finer one.
    private static string Comparable(Call call, IReadOnlyList<string> args, int index)
    {
        var finest = call.Arguments.Max(a => a.Type.Scale);
        var missing = finest - call.Arguments[index].Type.Scale;
        return call.Arguments[index].Type.Kind == DataKind.Decimal && missing > 0
            ? $"({args[index]} * {SqlValues.PowerOfTen(missing)})"
            : args[index];
    }

    private static string PresentCSharp(Call call, IReadOnlyList<string> a) =>
        call.Type.Kind == DataKind.String ? $"({a[0]} ?? \"\")" : $"({a[0]}).GetValueOrDefault()";
}
