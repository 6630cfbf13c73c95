using FeatureDsl.Ir;
using FeatureDsl.Operators;

namespace FeatureDsl.Compiler.Lowering.Online;

/// <summary>What the events (or rows) of one constructor parameter leave behind in the state.</summary>
internal sealed class InputPlan(ParameterModel parameter, SourceModel source, int index)
{
    private readonly HashSet<string> _columns = [];
    private long _reach;
    private bool _isEndless;

    public ParameterModel Parameter { get; } = parameter;

    public SourceModel Source { get; } = source;

    /// <summary>Its place among the view's inputs.</summary>
    public int Index { get; } = index;

    /// <summary>Its name with a capital.</summary>
    public string Name { get; } = char.ToUpperInvariant(parameter.Name[0]) + parameter.Name.Substring(1);

    public bool IsLatest => Parameter.Kind == ParameterKind.Latest;

    public List<SessionUse> Sessions { get; } = [];

    public List<TimelinePlan> Timelines { get; } = [];

    public List<CellUse> Cells { get; } = [];

    public List<NewestUse> Newest { get; } = [];

    /// <summary>How many microseconds before as-of a row can still matter; <see langword="null"/> for without end.</summary>
    public long? Reach => _isEndless || IsLatest ? null : _reach + Source.Horizon;

    /// <summary>The type arguments of the event id.</summary>
    public string IdTypes => Source.Id is { } id
        ? OnlineTypes.Arguments(Source.ColumnOf(id).Type.Present)
        : $"{OnlineTypes.Online}NoId, {OnlineTypes.Online}NoId";

    /// <summary>The C# text of the event id.</summary>
    public string Id => Source.Id is { } id ? "e." + id : "default";

    /// <summary>Whether repeats of an event id must be recognised.</summary>
    public bool HasRepeats => !IsLatest && !HasVersions && Source.Id is not null && Source.Horizon > 0;

    /// <summary>Whether events are corrected or taken back.</summary>
    public bool HasVersions => !IsLatest && Source.HasVersions;

    /// <summary>How many microseconds before as-of an event can lie in a window; <see langword="null"/> for without end.</summary>
    public long? Span => _isEndless ? null : _reach;

    /// <summary>The columns of its own that something is computed from, in declared order, the event id among them.</summary>
    public IReadOnlyList<ColumnModel> Needed => [.. Source.Columns.Where(c => c.Property == Source.Id || _columns.Contains(c.Property))];

    /// <summary>The rows that events bring along and something is computed from, with the columns of them, in declared order, valid-from among them.</summary>
    public List<(JoinModel Join, IReadOnlyList<ColumnModel> Columns)> Joined =>
        [.. Source.Joins.Select(j => (j, ColumnsOf(j))).Where(j => j.Item2.Count > 0)];

    /// <summary>The old edge of a window, as C# text of the evaluator.</summary>
    public string Start(Window window) => window.Session is null ? GrainPlan.Start(window) : SessionUse.Of(this, window);

    private IReadOnlyList<ColumnModel> ColumnsOf(JoinModel join) => !_columns.Any(c => c.StartsWith(join.Path(""), StringComparison.Ordinal))
        ? [] : [.. join.Source.Columns.Where(c => c.Property == join.Source.Time || _columns.Contains(join.Path(c.Property)))];

    /// <summary>Makes room for an aggregate.</summary>
    public IAggregateUse Add(AggregateValue aggregate)
    {
        if (aggregate.Window.Span is { } span)
        {
            _reach = Math.Max(_reach, span + aggregate.Window.Hop);
        }
        else
        {
            _isEndless = true;
        }

        var read = new[] { aggregate.Filter, aggregate.Condition, aggregate.Selector }.OfType<Expr>().SelectMany(FaultAnalysis.Nodes);
        _columns.UnionWith(read.OfType<Column>().Select(c => c.Property));

        var plan = AggregateTable.Row(aggregate).Online.Plan(aggregate.Selector?.Type);
        return aggregate.Window.Newest is not null ? NewestUse.Of(this, aggregate, plan)
            : plan is TotalsPlan totals ? TotalsUse.Of(this, aggregate, totals)
            : aggregate.Bucket is not null ? NewestUse.Of(this, aggregate, plan)
            : CellUse.Of(this, aggregate, (CellPlan)plan);
    }
}
