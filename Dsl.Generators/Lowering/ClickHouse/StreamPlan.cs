using FeatureDsl.Ir;
using FeatureDsl.Operators;

namespace FeatureDsl.Compiler.Lowering.ClickHouse;

/// <summary>How the aggregates over one stream of events are computed. It chooses by what the rows say of themselves and never by their names.</summary>
internal sealed class StreamPlan(EventStream stream, SqlNames names, ISqlScope scope)
{
    private readonly RunningPlan _running = new(stream, names);
    private readonly Dictionary<string, RangePlan> _ranges = new(StringComparer.Ordinal);
    private readonly Dictionary<Window, GroupedPlan> _grouped = [];

    /// <summary>The events.</summary>
    public EventStream Stream => stream;

    /// <summary>The results: steps with at most one row for each spine row.</summary>
    public IEnumerable<PartTable> Tables =>
        [.. _running.Tables, .. _ranges.Values.Select(r => r.Table), .. _grouped.Values.Select(g => g.Table)];

    /// <summary>The steps, in order.</summary>
    public IEnumerable<Cte> Steps()
    {
        // The later steps first: only then is it known who reads the earlier ones.
        var windows = _ranges.Values.Select(r => r.Step()).Concat(_grouped.Values.Select(g => g.Step())).ToList();
        var running = _running.Steps().ToList();
        return [.. stream.Steps(), .. running, .. windows];
    }

    /// <summary>The text of a part over the window of an aggregate.</summary>
    public string Part(AggregateUse use, SqlPart part)
    {
        var (window, hint) = (use.Value.Window, $"{use.Hint}_{part.Name}");
        if (window.Newest is not null)
        {
            return stream.KnownApart ? new NewestPlan(stream, _running).Part(use, part, scope) : Range(use).Part(use, part, hint);
        }

        if (use.IsTotal)
        {
            return _running.Total(hint, use, part);
        }

        if (window.Span is null)
        {
            return _running.Now(hint, use.CallOver(part, ""));
        }

        if (use.Row.Sql.DecidedByNewest)
        {
            var newest = use.Passes == "1" ? "max(event_time)" : $"maxIf(event_time, {use.Passes})";
            return _running.NowWithin(hint, use.CallOver(part, ""), newest, window);
        }

        return stream.KnownApart ? Grouped(window).Part(use, part, hint) : Range(use).Part(use, part, hint);
    }

    private RangePlan Range(AggregateUse use)
    {
        if (!_ranges.TryGetValue(use.Passes, out var plan))
        {
            plan = new($"{stream.Name}_windows_{_ranges.Count + 1}", use.Passes, stream, _running, names);
            _ranges[use.Passes] = plan;
        }

        return plan;
    }

    private GroupedPlan Grouped(Window window)
    {
        if (!_grouped.TryGetValue(window, out var plan))
        {
            plan = new($"{stream.Name}_windows_{_grouped.Count + 1}", window, stream, names);
            _grouped[window] = plan;
        }

        return plan;
    }
}
