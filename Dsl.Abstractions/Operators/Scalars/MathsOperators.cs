using FeatureDsl.Ir;
using FeatureDsl.Operators.Portable;

namespace FeatureDsl.Operators;

/// <summary>The functions of <c>Maths</c>, each the same to the bit on both sides. A missing argument makes the result missing.</summary>
public static class MathsOperators
{
    /// <summary>The rows.</summary>
    public static readonly IReadOnlyList<ScalarOperator> Rows =
    [
        Function("Sqrt", (_, _, a) => PortableSql.Sqrt(a[0])),
        Function("Floor", (_, _, a) => PortableSql.Floor(a[0])),
        Function("Ceiling", (_, _, a) => PortableSql.Ceiling(a[0])),
        Function("Round", (_, _, a) => PortableSql.Round(a[0])),
        Function("RoundToEightBits", (_, _, a) => PortableSql.RoundToEightBits(a[0])),
        Function("Min", (_, c, a) => PortableSql.Min(a[0], a[1], c.Type.Kind)),
        Function("Max", (_, c, a) => PortableSql.Max(a[0], a[1], c.Type.Kind)),
        new("Maths.Abs", Lifting.Over((_, c, a) => PortableSql.Abs(a[0], c.Type.Kind)), AbsCSharp, AbsFault),
        Function("Sign", (_, _, a) => PortableSql.Sign(a[0])),
        Function("Truncate", (_, _, a) => PortableSql.Truncate(a[0])),
        Function("Clip", (_, _, a) => PortableSql.Clip(a[0], a[1], a[2])),
        Function("ZScore", (_, _, a) => PortableSql.ZScore(a[0], a[1], a[2])),
        Function("MinMax", (_, _, a) => PortableSql.MinMax(a[0], a[1], a[2])),
        Function("Bucketise", (_, _, a) => PortableSql.Bucketise(a[0], a.Skip(1))),
        Function("OneHotIndex", (_, _, a) => PortableSql.OneHotIndex(a[0], [.. a.Skip(1)])),
        .. PortableFunctions.All.Select(Portable),
    ];

    private static ScalarOperator Portable(PortableFunction function) =>
        Function(function.Name, (scope, _, a) => function.In(scope, [.. a]));

    private static ScalarOperator Function(string name, SqlText sql) => new(
        "Maths." + name, Lifting.Over(sql), (_, a) => $"global::FeatureDsl.Maths.{name}({string.Join(", ", a)})");

    // Math.Abs of the least integer throws: there the feature is an error, and the value does not matter.
    private static string AbsCSharp(Call call, IReadOnlyList<string> a) =>
        call.Type.IsInteger ? $"global::FeatureDsl.Online.Guarded.Abs({a[0]})" : $"global::FeatureDsl.Maths.Abs({a[0]})";

    private static Expr AbsFault(Call call, Func<Expr, Expr> faultOf)
    {
        var inherited = Faults.OfArguments(call, faultOf);
        var argument = call.Arguments[0];
        return !argument.Type.IsInteger ? inherited
            : Faults.Or(inherited, Faults.Is(argument, argument.Type.Kind == DataKind.Int32 ? int.MinValue : long.MinValue));
    }
}
