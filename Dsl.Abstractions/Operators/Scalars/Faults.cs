using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>Conditions of the language, written in the language; constants are folded away.</summary>
public static class Faults
{
    /// <summary>An error where any argument is one.</summary>
    public static Expr OfArguments(Call call, Func<Expr, Expr> faultOf) =>
        call.Arguments.Aggregate((Expr)Constant.False, (all, argument) => Or(all, faultOf(argument)));

    /// <summary><c>a || b</c>.</summary>
    public static Expr Or(Expr a, Expr b) =>
        a.Equals(Constant.False) ? b : b.Equals(Constant.False) || a.Equals(b) ? a : Logic("Or", a, b);

    /// <summary><c>a &amp;&amp; b</c>.</summary>
    public static Expr And(Expr a, Expr b) =>
        a.Equals(Constant.False) || b.Equals(Constant.False) ? Constant.False
        : a.Equals(Constant.True) ? b
        : b.Equals(Constant.True) ? a
        : Logic("And", a, b);

    /// <summary><c>!a</c>.</summary>
    public static Expr Not(Expr a) => a.Equals(Constant.False) ? Constant.True : a.Equals(Constant.True) ? Constant.False : Logic("Not", a);

    /// <summary><c>condition ? a : b</c>.</summary>
    public static Expr Choose(Expr condition, Expr a, Expr b) => a.Equals(b) ? a : Logic("Conditional", condition, a, b);

    /// <summary>Whether <paramref name="a"/> is missing; false at compile time where it cannot be.</summary>
    public static Expr IsMissing(Expr a) => a.Type.Nullable ? Logic("IsMissing", a) : Constant.False;

    /// <summary>Whether <paramref name="a"/> is present and equals the integer <paramref name="value"/>.</summary>
    public static Expr Is(Expr a, long value) =>
        Logic("Equal", a, new Constant(a.Type.Present, a.Type.Kind == DataKind.Int32 ? (int)value : (object)value));

    private static Call Logic(string name, params Expr[] arguments) => new(DataType.Bool, name, arguments.ToEquatable());
}
