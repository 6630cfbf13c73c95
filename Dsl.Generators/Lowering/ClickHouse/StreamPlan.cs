using FeatureDsl.Ir;
using FeatureDsl.Operators;

namespace FeatureDsl.Compiler.Lowering.ClickHouse;

/// <summary>How the aggregates over one stream of events are computed. It chooses by what the rows say of themselves and never by their names.</summary>
internal sealed class StreamPlan(EventStream stream, SqlNames names)
{
    private readonly RunningPlan _running = new(stream, names);
    private readonly Dictionary<(string Passes, bool ByKnown), RangePlan> _ranges = [];
    private readonly Dictionary<Window, BlockPlan> _blocks = [];
    private readonly Dictionary<(string Passes, Window Window, int Oldest), CandidatePlan> _candidates = [];
    private readonly Dictionary<(string Passes, Window Window), VersionPlan> _versions = [];

    /// <summary>The events.</summary>
    public EventStream Stream => stream;

    /// <summary>The results: steps with at most one row for each spine row.</summary>
    public IEnumerable<PartTable> Tables =>
    [
        .. _running.Tables, .. _ranges.Values.Select(r => r.Table), .. _blocks.Values.Select(b => b.Table), .. _candidates.Values.Select(c => c.Table),
        .. _versions.Values.Select(v => v.Table),
    ];

    /// <summary>The steps, in order.</summary>
    public IEnumerable<Cte> Steps()
    {
        // The later steps first: only then is it known who reads the earlier ones.
        List<Cte> windows =
        [
            .. _ranges.Values.Select(r => r.Step()), .. _blocks.Values.SelectMany(b => b.Steps()), .. _candidates.Values.Select(c => c.Step()),
            .. _versions.Values.Select(v => v.Step()),
        ];
        var running = _running.Steps().ToList();
        var sessions = stream.Sessions.Steps().ToList();
        return [.. stream.Steps(), .. sessions, .. running, .. windows];
    }

    /// <summary>The text of a part over the window of an aggregate.</summary>
    public string Part(AggregateUse use, SqlPart part)
    {
        var (window, hint) = (use.Value.Window, $"{use.Hint}_{part.Name}");
        if (window.Session is not null)
        {
            stream.Sessions.Column(window);
        }

        if (stream.HasVersions || (stream.KnownApart && window.Session is not null))
        {
            return Versions(use).Part(use, part, hint);
        }

        if (use.Value.Bucket is not null && !use.IsTotal)
        {
            return stream.KnownApart ? Versions(use).Part(use, part, hint) : Range(use).Part(use, part, hint);
        }

        // Totals since the start of a bucket, less those since its end.
        if (use.Value.Bucket is { } bucket)
        {
            return bucket.End == 0 ? Part(Since(use, bucket.Start), part) : $"({Part(Since(use, bucket.Start), part)} - {Part(Since(use, bucket.End), part)})";
        }

        if (window.Newest is not null)
        {
            return stream.KnownApart ? Candidates(use).Part(use, part, hint) : Range(use).Part(use, part, hint);
        }

        if (use.IsTotal)
        {
            return _running.Total(hint, use, part);
        }

        var sql = use.Row.Sql;
        if (window.Span is null && !sql.NeedsRange && !part.NeedsRange)
        {
            return _running.Now(hint, use.CallOver(part));
        }

        if (sql.DecidedByNewest)
        {
            return _running.NowWithin(hint, use.CallOver(part), use);
        }

        return !stream.KnownApart ? Range(use).Part(use, part, hint)
            : sql.DecidedByOldest ? Candidates(use).Part(use, part, hint)
            : window.Span is null ? Range(use, byKnown: true).Part(use, part, hint)
            : Blocks(window).Part(use, part, hint);
    }

    private static AggregateUse Since(AggregateUse use, long span) =>
        use with { Value = use.Value with { Bucket = null, Window = use.Value.Window with { Span = span } } };

    private CandidatePlan Candidates(AggregateUse use)
    {
        var key = (use.Passes, use.Value.Window, use.Value.Window.Newest is null ? use.Row.Sql.Oldest : 0);
        if (!_candidates.TryGetValue(key, out var plan))
        {
            plan = new($"{stream.Name}_places_{_candidates.Count + 1}", use, _running, names);
            _candidates[key] = plan;
        }

        return plan;
    }

    private VersionPlan Versions(AggregateUse use)
    {
        var key = (use.Value.Window.Newest is null ? "" : use.Passes, use.Value.Window);
        if (!_versions.TryGetValue(key, out var plan))
        {
            plan = new($"{stream.Name}_standing_{_versions.Count + 1}", use, names);
            _versions[key] = plan;
        }

        return plan;
    }

    private RangePlan Range(AggregateUse use, bool byKnown = false)
    {
        if (!_ranges.TryGetValue((use.Passes, byKnown), out var plan))
        {
            plan = new($"{stream.Name}_{(byKnown ? "seen" : "windows")}_{_ranges.Count + 1}", use.Passes, byKnown, stream, _running, names);
            _ranges[(use.Passes, byKnown)] = plan;
        }

        return plan;
    }

    private BlockPlan Blocks(Window window)
    {
        if (!_blocks.TryGetValue(window, out var plan))
        {
            plan = new($"{stream.Name}_windows_{_blocks.Count + 1}", window, stream, names);
            _blocks[window] = plan;
        }

        return plan;
    }
}
