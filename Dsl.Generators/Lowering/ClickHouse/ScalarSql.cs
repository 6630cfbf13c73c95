using FeatureDsl.Ir;
using FeatureDsl.Operators;

namespace FeatureDsl.Compiler.Lowering.ClickHouse;

/// <summary>Lowers scalar expressions by asking their rows.</summary>
/// <param name="scope">Where intermediate results go.</param>
/// <param name="leaf">The text of what is not a constant or a call.</param>
internal sealed class ScalarSql(ISqlScope scope, Func<Expr, string> leaf)
{
    // Rows may use an argument several times: longer ones become columns, or the text would grow with the power of the depth.
    private const int LongestInline = 60;

    /// <summary>The text of an expression.</summary>
    public string Lower(Expr expr)
    {
        if (expr is Constant constant)
        {
            return SqlValues.Literal(constant);
        }

        if (expr is not Call call)
        {
            return leaf(expr);
        }

        var arguments = call.Arguments.Select(Argument).ToList();
        return ScalarTable.Row(call.Operator).Sql(scope, call, arguments);
    }

    private string Argument(Expr expr)
    {
        var sql = Lower(expr);
        return expr is Call call && sql.Length > LongestInline ? scope.Stage(call.Operator + "_result", sql) : sql;
    }
}
