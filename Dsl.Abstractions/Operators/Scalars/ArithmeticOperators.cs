using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>
/// Arithmetic. ClickHouse widens (Int32 + Int32 is an Int64); C# does not: the SQL narrows after every operation.
/// Decimals are added at the finer scale and multiplied exactly; the binder has made sure that the digits fit.
/// </summary>
public static class ArithmeticOperators
{
    /// <summary>The rows.</summary>
    public static readonly IReadOnlyList<ScalarOperator> Rows =
    [
        new("Add", (_, c, a) => Narrow(c, $"({Aligned(c, a, 0)} + {Aligned(c, a, 1)})"), (_, a) => $"({a[0]} + {a[1]})"),
        new("Subtract", (_, c, a) => Narrow(c, $"({Aligned(c, a, 0)} - {Aligned(c, a, 1)})"), (_, a) => $"({a[0]} - {a[1]})"),
        new("Multiply", (_, c, a) => Narrow(c, $"({a[0]} * {a[1]})"), (_, a) => $"({a[0]} * {a[1]})"),
        new("Divide", DivideSql, DivideCSharp, DivideFault),
        new("Remainder", RemainderSql, (_, a) => $"global::FeatureDsl.Online.Guarded.Remainder({a[0]}, {a[1]})", DivideFault),
        new("Rescale", (_, c, a) => Aligned(c, a, 0), (_, a) => a[0]),
        new("Negate", (_, c, a) => Narrow(c, $"(-{a[0]})"),
            (c, a) => c.Type.Kind == DataKind.TimeSpan ? $"global::FeatureDsl.Online.Guarded.Negate({a[0]})" : $"(-{a[0]})"),
    ];

    /// <summary>An argument at the scale of the result.</summary>
    internal static string Aligned(Call call, IReadOnlyList<string> args, int index)
    {
        var missing = call.Type.Scale - call.Arguments[index].Type.Scale;
        return call.Type.Kind == DataKind.Decimal && missing > 0 ? $"({args[index]} * {SqlValues.PowerOfTen(missing)})" : args[index];
    }

    private static string Narrow(Call call, string sql) => call.Type.Kind switch
    {
        DataKind.Int32 => $"toInt32{sql}",
        DataKind.Int64 or DataKind.TimeSpan => $"toInt64{sql}",
        DataKind.Float32 => $"toFloat32{sql}",
        _ => sql,
    };

    // intDiv throws for a divisor of 0, and for the least integer by -1: neither ever reaches it.
    private static string DivideSql(ISqlScope scope, Call call, IReadOnlyList<string> a) => call.Type.IsInteger
        ? Narrow(call, $"(if({a[1]} = -1, -{a[0]}, intDiv({a[0]}, {SafeDivisor(call, a[1])})))")
        : Narrow(call, $"({a[0]} / {a[1]})");

    private static string RemainderSql(ISqlScope scope, Call call, IReadOnlyList<string> a) =>
        Narrow(call, $"({a[0]} % {SafeDivisor(call, a[1])})");

    private static string SafeDivisor(Call call, string divisor)
    {
        var one = call.Type.Kind == DataKind.Int32 ? "toInt32(1)" : "toInt64(1)";
        return $"if({divisor} IN (0, -1), {one}, {divisor})";
    }

    private static string DivideCSharp(Call call, IReadOnlyList<string> a) =>
        call.Type.IsInteger ? $"global::FeatureDsl.Online.Guarded.Divide({a[0]}, {a[1]})" : $"({a[0]} / {a[1]})";

    private static Expr DivideFault(Call call, Func<Expr, Expr> faultOf)
    {
        var inherited = Faults.OfArguments(call, faultOf);
        if (!call.Type.IsInteger)
        {
            return inherited;
        }

        var (a, b) = (call.Arguments[0], call.Arguments[1]);
        var least = a.Type.Kind == DataKind.Int32 ? int.MinValue : long.MinValue;
        var byZero = b is Constant { Value: not null } zero && Convert.ToInt64(zero.Value, null) != 0 ? Constant.False : Faults.Is(b, 0);
        var overflow = b is Constant { Value: not null } one && Convert.ToInt64(one.Value, null) != -1
            ? Constant.False
            : Faults.And(Faults.Is(b, -1), Faults.Is(a, least));
        var present = a.Type.Nullable ? Faults.Not(Faults.IsMissing(a)) : Constant.True;
        return Faults.Or(inherited, Faults.And(present, Faults.Or(byZero, overflow)));
    }
}
