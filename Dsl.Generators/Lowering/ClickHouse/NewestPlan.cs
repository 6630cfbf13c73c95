using FeatureDsl.Operators;

namespace FeatureDsl.Compiler.Lowering.ClickHouse;

/// <summary>
/// The newest n events, for sources whose events become known in another order than they happened in: a running array of the n that are newest
/// among those known so far.
/// </summary>
internal sealed class NewestPlan(EventStream stream, RunningPlan running)
{
    /// <summary>A part over the newest n, as an expression over columns of the running answers.</summary>
    public string Part(AggregateUse use, SqlPart part, ISqlScope scope)
    {
        stream.NeedsPosition = true;
        var (window, hint) = (use.Value.Window, use.Hint);
        var counted = use.Value.Condition is null ? "1" : stream.Passes(hint + "_counted", use.Value.Condition);
        var argument = stream.Argument(hint, part, use.Value.Selector);
        var passes = use.Passes;

        // The element sorts by its position from the newest down; positions differ, so nothing behind them is ever compared.
        var element = $"(-toInt64(position), event_time, {counted}, {argument})";
        var newest = passes == "1"
            ? $"groupArraySorted({window.Newest})({element})"
            : $"groupArraySortedIf({window.Newest})({element}, {passes})";
        var all = running.Now($"{hint}_{part.Name}_newest", newest);
        var array = window.Span is null ? all : scope.Stage(hint + "_inside", $"arrayFilter(e -> e.2 >= {TimeSql.Start(window, "as_of")}, {all})");
        var order = part.ByOrder ? $", arrayMap(e -> -e.1, {array})" : "";
        return $"arrayReduce('{part.Function}If', {array}.4{order}, {array}.3)";
    }
}
