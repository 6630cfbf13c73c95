using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>Where a lowering puts an intermediate result that is used more than once.</summary>
public interface ISqlScope
{
    /// <summary>Names <paramref name="sql"/> as a column of an inner select and returns that name.</summary>
    /// <param name="hint">A word for the reader.</param>
    /// <param name="sql">The expression; it may use arguments and names that this scope returned before.</param>
    string Stage(string hint, string sql);
}

/// <summary>The ClickHouse text of an operator.</summary>
/// <param name="scope">For intermediate results.</param>
/// <param name="call">The types of the arguments and of the result.</param>
/// <param name="args">The text of the arguments, each safe to be put between operators.</param>
public delegate string SqlText(ISqlScope scope, Call call, IReadOnlyList<string> args);

/// <summary>The C# text of an operator in the online evaluator.</summary>
/// <param name="call">The types of the arguments and of the result.</param>
/// <param name="args">The text of the arguments, each safe to be put between operators.</param>
public delegate string CSharpText(Call call, IReadOnlyList<string> args);

/// <summary>When an operator makes its feature an error, as an expression of the language itself.</summary>
/// <param name="call">The call.</param>
/// <param name="faultOf">When an argument is an error.</param>
/// <returns>A condition; <see cref="Constant.False"/> for never.</returns>
public delegate Expr FaultRule(Call call, Func<Expr, Expr> faultOf);

/// <summary>
/// A row of the scalar operator table: all that is known of an operator. Both lowerings ask the row and know no operator by name.
/// In SQL, values are held as: bool UInt8, decimal Int128 of its unscaled digits, instants and spans Int64 microseconds, dates Int32 days since 1970,
/// enumerations Int32, vectors as the bytes of their elements.
/// </summary>
/// <param name="Name">The name in the intermediate form.</param>
/// <param name="Sql">Its ClickHouse text. It never throws, whatever the arguments: where the fault rule holds, the value does not matter.</param>
/// <param name="CSharp">Its C# text, under the same rule.</param>
/// <param name="Fault">When it is an error; by default when an argument is.</param>
public sealed record ScalarOperator(string Name, SqlText Sql, CSharpText CSharp, FaultRule? Fault = null)
{
    /// <summary>Whether no feature can name it: it only says when another is an error.</summary>
    public bool IsCondition { get; init; }

    /// <summary>When a call of this operator is an error.</summary>
    public Expr FaultOf(Call call, Func<Expr, Expr> faultOf) => (Fault ?? Faults.OfArguments)(call, faultOf);
}
