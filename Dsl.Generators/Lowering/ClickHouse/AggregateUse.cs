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
    public AggregateOperator Row { get; } = AggregateTable.Row(Value);

    /// <summary>The functions it is computed by.</summary>
    public IReadOnlyList<SqlPart> Parts => Row.Sql.Parts(Value.Selector?.Type);

    /// <summary>Whether every part is a difference of running totals.</summary>
    public bool IsTotal => Parts.All(p => p.IsSum);

    /// <summary>The events it sees.</summary>
    public string Passes => Stream.Passes(Hint + "_events", Filter);

    /// <summary>How many events of those it sees.</summary>
    public string CountOfPassing => Passes == "1" ? "sum(toInt64(1))" : $"sumIf(toInt64(1), e.{Passes})";

    /// <summary>A call of the part's function over the events <c>e</c> that it sees, e.g. <c>maxIf(e.fare, e.passes)</c>.</summary>
    /// <param name="part">The part.</param>
    /// <param name="also">A further condition, or nothing.</param>
    public string CallOver(SqlPart part, string? also = null) => Call(part, Passes == "1" ? null : "e." + Passes, also);

    /// <summary>What becomes of the value of a part over a window.</summary>
    public string Finished(SqlPart part, string sql) => part.Finish is { } finish ? finish(Value.Selector?.Type, sql) : sql;

    /// <summary>A call of the part's function over events <c>e</c> that a window of the newest n has chosen.</summary>
    public string CallOverChosen(SqlPart part)
    {
        var counted = Value.Condition is null ? null : Stream.Passes(Hint + "_counted", Value.Condition);
        return Call(part, counted is null ? null : "e." + counted, null);
    }

    // A window of the newest n tells the condition from the filter; every other window does not.
    private Expr? Filter => Value.Window.Newest is not null || Value.Condition is null ? Value.Filter
        : Value.Filter is null ? Value.Condition
        : Faults.And(Value.Filter, Value.Condition);

    // Columns are qualified: a running result may have the name of a column, and a bare name would mean the result.
    private string Call(SqlPart part, string? passes, string? also)
    {
        var condition = string.Join(" AND ", new[] { passes, also }.OfType<string>());
        var argument = Stream.Argument(Hint, part, Value.Selector);
        var order = part.ByOrder ? ", e." + Stream.Position() : Stream.Order(Hint, part, Value.Selector) is { } second ? ", e." + second : "";
        var arguments = (Value.Selector is null ? argument : "e." + argument) + order;
        if (part.IsList)
        {
            // Joined rows come in no order: each value travels with the place of its event.
            var pairs = $"{part.Function}{(condition.Length == 0 ? "" : "If")}((e.place, {arguments}){(condition.Length == 0 ? "" : ", " + condition)})";
            return $"arrayMap(x -> x.2, arraySort(x -> x.1, {pairs}))";
        }

        return condition.Length == 0 ? $"{part.Combined("")}({arguments})" : $"{part.Combined("If")}({arguments}, {condition})";
    }
}
