using FeatureDsl.Ir;
using FeatureDsl.Operators;

namespace FeatureDsl.Compiler.Lowering.ClickHouse;

/// <summary>
/// The events of one source, found by one key: the columns that aggregates need of each event, computed once.
/// </summary>
internal sealed class EventStream
{
    private readonly SqlNames _names;
    private readonly LayeredSelect _layers;
    private readonly SourceRows _rows;
    private readonly ScalarSql _scalar;
    private readonly long? _ahead;
    private int _readers;
    private bool _positioned;

    /// <summary>A stream without columns.</summary>
    /// <param name="name">The name of its last step.</param>
    /// <param name="source">Where the events come from.</param>
    /// <param name="entity">Whose they are.</param>
    /// <param name="keyColumns">The properties that hold its key.</param>
    /// <param name="ahead">The microseconds that windows reach ahead of the instant; <see langword="null"/> for windows into the past.</param>
    public EventStream(string name, SourceModel source, EntityModel entity, EquatableArray<string> keyColumns, long? ahead = null)
    {
        Name = name;
        _ahead = ahead;
        Source = ahead is not null ? source with { Known = null, Delay = 0, HasVersions = false } : source;
        Keys = [.. entity.Keys.Select(k => SqlNames.Quote(k.Column))];
        _names = new(
        [
            .. entity.Keys.Select(k => k.Column), "event_time", "known", "event_id", "place", "position", "came", "superseded", "taken_back", "tie_break", EventVersions.SeenFrom,
            "block", "bucket", "start", "ago", "gap", "before", "as_of", "row_number",
        ]);
        _layers = new(_names);
        _rows = new(name, source, keyColumns, Keys, _names, _layers, ahead);
        Sessions = new(this, _names);
        _scalar = new(_layers, leaf => _rows.Column(((Column)leaf).Property));
    }

    /// <summary>The name of the step that gives the events.</summary>
    public string Name { get; }

    /// <summary>Where the events come from.</summary>
    public SourceModel Source { get; }

    /// <summary>The key columns, named as in the spine.</summary>
    public IReadOnlyList<string> Keys { get; }

    /// <summary>Whether events can become known in another order than they happened in.</summary>
    public bool KnownApart => Source.Known is not null;

    /// <summary>Whether events are corrected or taken back: then every event is seen from its known time until it is superseded.</summary>
    public bool HasVersions => Source.HasVersions;

    /// <summary>When sessions begin.</summary>
    public SessionStarts Sessions { get; }

    /// <summary>Which of the joined events <c>e</c> are seen at the instant of the question <c>asked</c>.</summary>
    public string IsSeen => $"e.{(_rows.HasLate ? EventVersions.SeenFrom : "known")} < asked.as_of" + (HasVersions ? $" AND e.{EventVersions.Superseded} >= asked.as_of" : "");

    /// <summary>The columns that order events: event time, known time, event id.</summary>
    public IReadOnlyList<string> Sorting => [.. Source.Id is null ? ["event_time", Came] : new[] { "event_time", Came, "event_id" }];

    private string Came => _ahead is not null ? "came" : "known";

    /// <summary>The column with an event's number in that order within its entity: comparing it is several times cheaper than comparing the columns.</summary>
    public string Position()
    {
        _positioned = true;
        return "position";
    }

    /// <summary>The name, counted as read once more.</summary>
    public string Read()
    {
        _readers++;
        return Name;
    }

    /// <summary>What the questions about a window are read from.</summary>
    public string Asked(Window window) => window.Session is null ? "spine" : Sessions.Read();

    /// <summary>The start of a window that has one; that of a session is a column of the question <c>asked</c>.</summary>
    public string Start(Window window, string asOf) => window.Session is null ? TimeSql.Start(window, asOf) : "asked." + Sessions.Column(window);

    /// <summary>A column that says which events pass, or 1 for all.</summary>
    public string Passes(string hint, Expr? filter) => filter is null ? "1" : _layers.Stage(hint, _scalar.Lower(filter));

    /// <summary>What an aggregate function takes from each event: a column, or a constant.</summary>
    public string Argument(string hint, SqlPart part, Expr? selector)
    {
        var value = selector is null ? "" : _layers.Stage(hint + "_value", _scalar.Lower(selector));
        var argument = part.Argument(_layers, selector?.Type, value);
        argument = part.IsMap ? $"([{argument}], [{(selector is { Type.Nullable: true } ? $"if(isNull({value}), {part.NoPosition}, {Position()})" : Position())}])" : argument;
        return selector is null ? argument : _layers.Stage($"{hint}_{part.Name}", argument);
    }

    /// <summary>What an aggregate function takes from each event besides; <see langword="null"/> where the part asks for nothing.</summary>
    public string? Order(string hint, SqlPart part, Expr? selector)
    {
        var value = selector is null ? "" : _layers.Stage(hint + "_value", _scalar.Lower(selector));
        return part.Order is { } order ? _layers.Stage($"{hint}_{part.Name}_order", order(_layers, selector?.Type, value, Position)) : null;
    }

    /// <summary>The steps that give the events.</summary>
    public IEnumerable<Cte> Steps()
    {
        var (steps, from) = _rows.Steps();
        if (_positioned)
        {
            from =
            [
                "(",
                "    SELECT",
                "        *,",
                $"        row_number() OVER (PARTITION BY {string.Join(", ", Keys)} ORDER BY {string.Join(", ", Sorting)}) AS position",
                .. SqlLines.Indent(SqlLines.From(from)),
                ")",
            ];
        }

        var comment = new List<string>
        {
            $"The events of {Source.Table} by {string.Join(", ", Keys)}: when each happened, from when it can be seen, and what the features take from it.",
        };
        if (_ahead is { } span)
        {
            comment.Add($"Moved back by {TimeSql.Words(span)} and known at once: what came within that time after an instant is in the window before it.");
        }

        return [.. steps, new Cte(Name, comment, _layers.Render(from)) { IsShared = _readers > 1 }];
    }
}
