using FeatureDsl.Ir;
using FeatureDsl.Operators;

namespace FeatureDsl.Compiler.Lowering.Online;

/// <summary>Expressions as C# text: the rows of the operator table say how, this only walks.</summary>
/// <param name="leaf">The text of what is no operator and no constant.</param>
internal sealed class CSharpExpression(Func<Expr, string> leaf)
{
    /// <summary>For filters and selectors: columns of the event <c>e</c>.</summary>
    public static readonly CSharpExpression OfEvent = new(expr => expr is Column column
        ? OfColumn("e", column.Type, column.Property)
        : throw new InvalidOperationException($"{expr.GetType().Name} cannot stand inside a filter or selector; the binder should have rejected it."));

    /// <summary>The text of a column of an event, or of the row that it brings along; a list is empty where that is not there.</summary>
    public static string OfColumn(string row, DataType type, string property) =>
        property.IndexOf('.') < 0 ? $"{row}.{property}"
        : type.IsCollection && property.IndexOf('?') >= 0 ? $"({row}.{property}).GetValueOrDefault()"
        : $"({row}.{property})";

    /// <summary>The text of an expression, safe to be put between operators.</summary>
    public string Of(Expr expr) => expr switch
    {
        Constant constant => CSharpLiteral.Of(constant),
        Call call => ScalarTable.Row(call.Operator).CSharp(call, call.Arguments.Select(Of).ToList()),
        _ => leaf(expr),
    };
}
