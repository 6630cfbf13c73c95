using FeatureDsl.Ir;

namespace FeatureDsl.Compiler.Lowering.ClickHouse;

/// <summary>
/// Running results per entity in the order in which events become known, looked up by one ASOF join at every bound of every spine row:
/// the instant itself and the start of each window. A total over a window is the difference of two bounds.
/// </summary>
internal sealed class RunningPlan(EventStream stream, SqlNames names)
{
    // Where known times stand apart, starts are looked up in the order of event times instead.
    private readonly BoundLookup _known = new(stream, "known", stream.Name + "_running", stream.Name + "_at");
    private readonly BoundLookup _happened = new(stream, "event_time", stream.Name + "_by_time", stream.Name + "_before");
    private readonly LateRows _late = new(stream);

    /// <summary>The steps of the plan that have anything to answer.</summary>
    public IEnumerable<Cte> Steps() => [.. _known.Steps(), .. _happened.Steps(), .. _late.Steps()];

    /// <summary>The results: a step with one row for each spine row it knows of, and its columns.</summary>
    public IEnumerable<PartTable> Tables => new[] { _known.Table, _happened.Table, _late.Table }.Where(t => t.Columns.Count > 0);

    /// <summary>A column of the answers as at the instant itself.</summary>
    /// <param name="hint">A word for its name.</param>
    /// <param name="aggregate">An aggregate function over columns of events.</param>
    public string Now(string hint, string aggregate) => _known.Pick(names.Unique(hint), $"anyIf(running.{_known.Measure(hint, aggregate)}, edge = 0)");

    /// <summary>The same, where the newest event that passes lies inside a window; the function's empty value where it does not.</summary>
    public string NowWithin(string hint, string aggregate, string newest, Window window) => _known.Pick(
        names.Unique(hint),
        $"anyIf(running.{_known.Measure(hint, aggregate)}, edge = 0 AND running.{_known.Measure(hint + "_newest", newest)} >= {TimeSql.Start(window, "as_of")})");

    /// <summary>The text of a total over a window, and the columns it is made of.</summary>
    /// <param name="hint">A word for names.</param>
    /// <param name="use">The aggregate.</param>
    /// <param name="part">A part that is a sum.</param>
    public string Total(string hint, AggregateUse use, Operators.SqlPart part)
    {
        var sum = use.CallOver(part, "");
        var window = use.Value.Window;
        var upTo = $"sumIf(running.{_known.Measure(hint, sum)}, edge = 0)";
        if (window.Span is null)
        {
            return _known.Pick(names.Unique(hint), upTo);
        }

        if (!stream.KnownApart)
        {
            return _known.Pick(names.Unique(hint), $"{upTo} - sumIf(running.{_known.Measure(hint, sum)}, edge = {_known.Edge(window)})");
        }

        var known = _known.Pick(names.Unique(hint + "_known"), upTo);
        var before = _happened.Pick(
            names.Unique(hint + "_before"), $"sumIf(running.{_happened.Measure(hint, sum)}, edge = {_happened.Edge(window)})");
        var late = _late.Pick(names.Unique(hint + "_late"), use.CallOver(part, "e.", $"e.event_time < {TimeSql.Start(window, "asked.as_of")}"), window);
        return $"({known} - {before} + {late})";
    }

    /// <summary>How many events that pass were visible at the instant, or before the start of a window: a place in the sorted events.</summary>
    public string Rank(string hint, string count, Window window, bool now) =>
        _known.Pick(names.Unique(hint), $"sumIf(running.{_known.Measure(hint, count)}, edge = {(now ? 0 : _known.Edge(window))})");

    /// <summary>The name of the step that answers at the instant itself, read once more.</summary>
    public string ReadNow() => _known.ReadTable();
}
