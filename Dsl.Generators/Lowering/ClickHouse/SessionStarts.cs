using FeatureDsl.Ir;

namespace FeatureDsl.Compiler.Lowering.ClickHouse;

/// <summary>
/// When the sessions begin that are open at the instants of the spine: one column for each kind of session, beside the questions. With it a session is a window like any
/// other, whose old edge every row brings along. No session is one that begins at the instant itself.
/// </summary>
internal sealed class SessionStarts(EventStream stream, SqlNames names)
{
    private readonly List<(Window Window, string Passes, string Column)> _sessions = [];
    private int _readers;

    /// <summary>The columns with the starts.</summary>
    public IEnumerable<string> Columns => _sessions.Select(s => s.Column);

    private string Asked => stream.Name + "_asked";

    private string Keys => string.Join(", ", stream.Keys);

    /// <summary>The column with the start of a session.</summary>
    public string Column(Window window)
    {
        var session = window with { Newest = null };
        if (_sessions.FirstOrDefault(s => s.Window == session) is { Column: { } known })
        {
            return known;
        }

        var column = names.Unique("session");
        _sessions.Add((session, stream.Passes(column + "_events", window.Session!.Filter), column));
        return column;
    }

    /// <summary>What questions are read from, counted as read once more.</summary>
    public string Read()
    {
        _readers++;
        return _sessions.Count == 0 ? "spine" : Asked + " AS asked";
    }

    /// <summary>The steps, or none where there are no sessions.</summary>
    public IEnumerable<Cte> Steps() => _sessions.Count == 0 ? [] :
    [
        .. _sessions.Select(s => stream.KnownApart || stream.HasVersions
            ? Scattered(s.Window, s.Passes, Step(s.Column)) : Punctual(s.Window, s.Passes, Step(s.Column))),
        new(
            Asked,
            ["The questions, with when the sessions begin that are open then."],
            SqlLines.Select(
                [
                    new("row_number", "spine.row_number"), new("as_of", "spine.as_of"), .. stream.Keys.Select(k => new SqlColumn(k, "spine." + k)),
                    .. _sessions.Select(s => new SqlColumn(s.Column, $"spine.as_of - {Step(s.Column)}.ago")),
                ],
                ["FROM spine", .. _sessions.Select(s => $"LEFT JOIN {Step(s.Column)} ON {Step(s.Column)}.row_number = spine.row_number")]))
        {
            IsShared = _readers > 1,
        },
    ];

    // Where events become known in the order in which they happen, the session of an event never changes: that of the newest known is looked up.
    private Cte Punctual(Window window, string passes, string step)
    {
        var ordered = $"PARTITION BY {Keys} ORDER BY event_time ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW";
        return new(
            step,
            [$"How long ago {TimeSql.Words(window)} began: the newest event known knows the start of its session."],
            [
                "SELECT",
                "    asked.row_number AS row_number,",
                $"    if(asked.as_of - e.event_time < {window.Session!.Gap}, least(asked.as_of - e.start, toInt64({window.Span})), toInt64(0)) AS ago",
                "FROM spine AS asked",
                "ASOF INNER JOIN",
                "(",
                $"    SELECT {Keys}, known, event_time, max(if(event_time - before >= {window.Session.Gap}, event_time, {Never})) OVER ({ordered}) AS start",
                "    FROM",
                "    (",
                $"        SELECT {Keys}, known, event_time, lagInFrame(event_time, 1, {Never}) OVER ({ordered}) AS before",
                $"        FROM {stream.Read()}{(passes == "1" ? "" : $" WHERE {passes}")}",
                "    )",
                $") AS e ON {string.Join(" AND ", stream.Keys.Select(k => $"e.{k} = asked.{k}"))} AND asked.as_of > e.known",
            ]);
    }

    // Elsewhere a session joins and falls apart as events become known: the events of each window are joined, each found by the stretch of time that it
    // happened in.
    private Cte Scattered(Window window, string passes, string step)
    {
        var bucket = window.Span!.Value;
        return new(
            step,
            [$"How long ago {TimeSql.Words(window)} began: from the instant back to the first gap that is long enough, or to the last event."],
            [
                $"SELECT row_number, ago[arrayFirstIndex(gap -> gap >= {window.Session!.Gap}, arrayDifference(ago)) - 1] AS ago",
                "FROM",
                "(",
                "    SELECT asked.row_number AS row_number, arrayPushFront(arraySort(groupArray(asked.as_of - e.event_time)), 0) AS ago",
                $"    FROM (SELECT *, arrayJoin(range({TimeSql.Stretch($"(as_of - {bucket})", bucket)}, {TimeSql.Stretch("as_of", bucket)} + 1)) AS bucket FROM spine) AS asked",
                "    INNER JOIN",
                "    (",
                $"        SELECT *, {TimeSql.Stretch("event_time", bucket)} AS bucket",
                $"        FROM {stream.Read()}{(passes == "1" ? "" : $" WHERE {passes}")}",
                $"    ) AS e ON {string.Join(" AND ", stream.Keys.Select(k => $"e.{k} = asked.{k}"))} AND e.bucket = asked.bucket",
                $"    WHERE {stream.IsSeen} AND e.event_time >= asked.as_of - {bucket}",
                "    GROUP BY asked.row_number",
                ")",
            ]);
    }

    private string Step(string column) => $"{stream.Name}_{column.Trim('`')}";

    // Long before 1900, so that the first event begins a session; and no difference from it leaves 64 bits.
    private const string Never = "toInt64(-9000000000000000000)";
}
