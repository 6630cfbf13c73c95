using FeatureDsl.Ir;
using FeatureDsl.Operators;

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
    /// <param name="aggregate">An aggregate function over events <c>e</c>.</param>
    public string Now(string hint, string aggregate) =>
        _known.Pick(names.Unique(hint), $"anyIf(running.{_known.Measure(hint, aggregate)}, edge = {_known.Edge(null)})");

    /// <summary>The same, where the newest event that passes lies inside a window; the function's empty value where it does not.</summary>
    public string NowWithin(string hint, string aggregate, AggregateUse use)
    {
        var newest = use.Passes == "1" ? "max(e.event_time)" : $"maxIf(e.event_time, e.{use.Passes})";
        var inside = $"running.{_known.Measure(hint + "_newest", newest)} >= {stream.Start(use.Value.Window, "as_of")}";
        return _known.Pick(names.Unique(hint), $"anyIf(running.{_known.Measure(hint, aggregate)}, edge = {_known.Edge(null)} AND {inside})");
    }

    /// <summary>The text of a total over a window, over columns of the answers.</summary>
    /// <param name="hint">A word for names.</param>
    /// <param name="use">The aggregate.</param>
    /// <param name="part">A part that is a sum.</param>
    public string Total(string hint, AggregateUse use, SqlPart part)
    {
        var (sum, window) = (use.CallOver(part), use.Value.Window);
        var upTo = At(_known, hint, sum, null);
        if (window.Span is null)
        {
            return _known.Pick(names.Unique(hint), upTo);
        }

        if (!stream.KnownApart)
        {
            return _known.Pick(names.Unique(hint), $"{upTo} - {At(_known, hint, sum, window)}");
        }

        var known = _known.Pick(names.Unique(hint + "_known"), upTo);
        var before = _happened.Pick(names.Unique(hint + "_before"), At(_happened, hint, sum, window));
        var late = _late.Pick(names.Unique(hint + "_late"), use.CallOver(part, $"e.event_time < {TimeSql.Start(window, "asked.as_of")}"), window);
        return $"({known} - {before} + {late})";
    }

    /// <summary>How many events that pass are known at the instant.</summary>
    public string Known(string hint, AggregateUse use) => _known.Pick(names.Unique(hint), At(_known, hint, use.CountOfPassing, null));

    /// <summary>How many events that pass happened before the start of a window: by known times where these follow event times, so that they were seen as well.</summary>
    public string Before(string hint, AggregateUse use, Window window)
    {
        var lookup = stream.KnownApart ? _happened : _known;
        return lookup.Pick(names.Unique(hint), At(lookup, hint, use.CountOfPassing, window));
    }

    /// <summary>How many events that pass happened before the instant, known or not.</summary>
    public string Happened(string hint, AggregateUse use) => _happened.Pick(names.Unique(hint), At(_happened, hint, use.CountOfPassing, null));

    /// <summary>The name of the step that answers in the order of known times, read once more.</summary>
    public string ReadKnown() => _known.ReadTable();

    /// <summary>The name of the step that answers in the order of event times, read once more.</summary>
    public string ReadHappened() => _happened.ReadTable();

    private static string At(BoundLookup lookup, string hint, string sum, Window? window) =>
        $"sumIf(running.{lookup.Measure(hint, sum)}, edge = {lookup.Edge(window)})";
}
