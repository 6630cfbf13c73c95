using FeatureDsl.Ir;
using FeatureDsl.Operators;

namespace FeatureDsl.Compiler.Lowering.ClickHouse;

/// <summary>An aggregate that some feature needs.</summary>
/// <param name="Value">What is asked for.</param>
/// <param name="Hint">A word for names: the feature that first needs it.</param>
/// <param name="Stream">The events.</param>
internal sealed record AggregateUse(AggregateValue Value, string Hint, EventStream Stream)
{
    /// <summary>Its row of the aggregate table.</summary>
    public AggregateOperator Row { get; } = AggregateTable.Row(Value.Aggregate);

    /// <summary>The functions it is computed by.</summary>
    public IReadOnlyList<SqlPart> Parts => Row.Sql.Parts(Value.Selector?.Type);

    /// <summary>Whether every part is a difference of running totals.</summary>
    public bool IsTotal => Parts.All(p => p.IsSum);

    /// <summary>The events it sees.</summary>
    public string Passes => Stream.Passes(Hint + "_events", Filter);

    /// <summary>A call of the part's function with <c>If</c> over columns of events, e.g. <c>maxIf(e.fare, e.passes)</c>.</summary>
    /// <param name="part">The part.</param>
    /// <param name="prefix">What stands before column names, e.g. <c>e.</c>.</param>
    /// <param name="also">A further condition, or nothing.</param>
    public string CallOver(SqlPart part, string prefix, string? also = null)
    {
        var passes = Passes == "1" ? null : prefix + Passes;
        var condition = string.Join(" AND ", new[] { passes, also }.OfType<string>());
        var argument = Stream.Argument(Hint, part, Value.Selector);
        var order = part.ByOrder ? ", " + Ordering(prefix) : "";
        return condition.Length == 0
            ? $"{part.Function}({Prefixed(argument, prefix)}{order})"
            : $"{part.Function}If({Prefixed(argument, prefix)}{order}, {condition})";
    }

    // A window of the newest n tells the condition from the filter; every other window does not.
    private Expr? Filter => Value.Window.Newest is not null || Value.Condition is null ? Value.Filter
        : Value.Filter is null ? Value.Condition
        : Faults.And(Value.Filter, Value.Condition);

    private string Ordering(string prefix) =>
        prefix.Length == 0 ? Stream.Order : "(" + string.Join(", ", Stream.Order.Trim('(', ')').Split(',').Select(c => prefix + c.Trim())) + ")";

    private string Prefixed(string argument, string prefix) => Value.Selector is null ? argument : prefix + argument;
}
