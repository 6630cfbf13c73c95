using FeatureDsl.Ir;
using FeatureDsl.Operators;

namespace FeatureDsl.Language.Tests;

/// <summary>The ClickHouse text of a row of the operator table, every intermediate written where it is used.</summary>
internal static class Row
{
    public static string Sql(string name, DataType type, params (DataType Type, string Text)[] arguments) => ScalarTable.Row(name).Sql(
        new Inline(), new Call(type, name, arguments.Select(a => (Expr)new Column(a.Type, a.Text)).ToEquatable()), [.. arguments.Select(a => a.Text)]);

    private sealed class Inline : ISqlScope
    {
        public string Stage(string hint, string sql) => $"({sql})";
    }
}
