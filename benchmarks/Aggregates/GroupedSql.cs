using FeatureDsl.Ir;
using FeatureDsl.Operators;

namespace FeatureDsl.Benchmarks.Aggregates;

/// <summary>Statements that aggregate all rows of a table by account, and hash what comes out so that all of it is computed and nothing is sent.</summary>
internal static class GroupedSql
{
    /// <summary>When a payment was made, as an expression.</summary>
    public static readonly Column Time = new(DataType.DateTime, "PaidAt");

    /// <summary>The value of a payment, as an expression.</summary>
    public static Column Selected(DataType type) => new(type, "Selected");

    /// <summary>With ClickHouse's own aggregate.</summary>
    /// <param name="table">The rows of payments, numbered in their order as <c>position</c>.</param>
    /// <param name="native">The aggregate.</param>
    public static string Native(string table, string native) => Hashed($"SELECT account_id, {native} AS value FROM {table} GROUP BY account_id");

    /// <summary>With the parts that a training query computes; the result that is made of them once per row of a spine is not in it.</summary>
    public static string Exact(string table, AggregateCase.Call call)
    {
        var layers = new Layers($"SELECT *, {(call.Value.Length == 0 ? "0" : call.Value)} AS selected FROM {table}");
        var value = call.Selector is { } selector ? layers.Stage("value", Lower(layers, selector)) : "selected";
        var parts = call.Parts.Select((part, i) => $"{Function(layers, call.Selector?.Type ?? call.Selected, value, part)} AS part_{i}").ToList();
        return Hashed($"SELECT account_id, {string.Join(", ", parts)} FROM ({layers.Select}) GROUP BY account_id");
    }

    private static string Lower(Layers layers, Expr expression) => expression switch
    {
        Constant constant => SqlValues.Literal(constant),
        Call call => layers.Stage("x", ScalarTable.Row(call.Operator).Sql(layers, call, [.. call.Arguments.Select(a => Lower(layers, a))])),
        _ => expression == Time ? "toUnixTimestamp64Micro(paid_at)" : "selected",
    };

    private static string Function(Layers layers, DataType? selected, string value, SqlPart part)
    {
        var argument = part.Argument(layers, selected, value);
        var order = part.ByOrder ? ", position" : part.Order is { } of ? ", " + of(layers, selected, value, () => "position") : "";
        var function = part.IsMap ? $"{part.Combined("")}([{argument}], [position])" : $"{part.Combined("")}({argument}{order})";
        return part.Finish is { } finish ? finish(selected, function) : function;
    }

    private static string Hashed(string select) => $"SELECT groupBitXor(cityHash64(*)) AS hash FROM ({select})";

    /// <summary>Keeps every intermediate result in a select around the one before.</summary>
    private sealed class Layers(string select) : ISqlScope
    {
        private int _stages;

        public string Select { get; private set; } = select;

        public string Stage(string hint, string sql)
        {
            var name = $"{hint}_{_stages++}";
            Select = $"SELECT *, {sql} AS {name} FROM ({Select})";
            return name;
        }
    }
}
