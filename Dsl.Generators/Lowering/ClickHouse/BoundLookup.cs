using FeatureDsl.Ir;

namespace FeatureDsl.Compiler.Lowering.ClickHouse;

/// <summary>Running results in one order of time, and their values just before each bound.</summary>
/// <param name="stream">The events.</param>
/// <param name="order">The column of time that the results run along.</param>
/// <param name="running">The name of the step with the running results.</param>
/// <param name="answers">The name of the step with their values for each spine row.</param>
internal sealed class BoundLookup(EventStream stream, string order, string running, string answers)
{
    private readonly SqlNames _names = new([.. stream.Keys, order, "row_number", "as_of", "edge", "at"]);
    private readonly Dictionary<string, string> _measures = new(StringComparer.Ordinal);
    private readonly List<SqlColumn> _measureColumns = [];
    private readonly List<SqlColumn> _picked = [];
    private readonly Dictionary<string, string> _pickedByText = new(StringComparer.Ordinal);
    private readonly List<Window> _edges = [];
    private int _readers = 1;
    private bool _now;

    /// <summary>The step with the answers.</summary>
    public PartTable Table => new(answers, [.. _picked.Select(p => p.Name)]);

    /// <summary>A running result, each text once.</summary>
    public string Measure(string hint, string aggregate)
    {
        if (!_measures.TryGetValue(aggregate, out var name))
        {
            name = _names.Unique(SqlNames.Snake(hint));
            _measures[aggregate] = name;
            _measureColumns.Add(new(name, $"{aggregate} OVER earlier"));
        }

        return name;
    }

    /// <summary>The number of the bound where a window starts; 0 is the instant itself.</summary>
    public int Edge(Window? window)
    {
        if (window is null)
        {
            _now = true;
            return 0;
        }

        var edge = new Window(window.Span, window.Hop, null) { Session = window.Session };
        if (!_edges.Contains(edge))
        {
            _edges.Add(edge);
        }

        return _edges.IndexOf(edge) + 1;
    }

    /// <summary>A column of the answers, each text once.</summary>
    /// <param name="name">Its name where it is new.</param>
    /// <param name="sql">An aggregate over <c>running</c> and <c>edge</c>.</param>
    public string Pick(string name, string sql)
    {
        if (_pickedByText.TryGetValue(sql, out var known))
        {
            return known;
        }

        _picked.Add(new(name, sql));
        return _pickedByText[sql] = name;
    }

    /// <summary>The name of the answers, counted as read once more.</summary>
    public string ReadTable()
    {
        _readers++;
        return answers;
    }

    /// <summary>The steps, or none where nothing was asked.</summary>
    public IEnumerable<Cte> Steps() => _picked.Count == 0 ? [] : [Running(), Answers()];

    private Cte Running()
    {
        var keys = stream.Keys.Select(k => new SqlColumn(k, "e." + k));
        return new(
            running,
            [$"Running results of every entity, in the order of {order}; events of one instant share their last."],
            SqlLines.Select(
                [.. keys, new(order, "e." + order), .. _measureColumns],
                [
                    $"FROM {stream.Read()} AS e",
                    $"WINDOW earlier AS (PARTITION BY {string.Join(", ", stream.Keys.Select(k => "e." + k))} ORDER BY e.{order} RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)",
                ]));
    }

    private Cte Answers()
    {
        var keys = string.Join(", ", stream.Keys);
        var matches = string.Join(" AND ", stream.Keys.Select(k => $"asked.{k} = running.{k}"));
        return new(
            answers,
            [$"Their values just before each bound: one ASOF join finds all bounds of all rows."],
            [
                "SELECT",
                "    row_number,",
                .. stream.Keys.Select(k => $"    asked.{k} AS {k},"),
                .. SqlLines.Columns(_picked),
                "FROM",
                "(",
                $"    SELECT row_number, as_of, {string.Concat(stream.Sessions.Columns.Select(s => s + ", "))}{keys}, bound.1 AS edge, bound.2 AS at",
                "    FROM",
                "    (",
                "        SELECT",
                "            *,",
                "            arrayJoin([",
                .. Bounds().Select(line => "                " + line),
                "            ]) AS bound",
                $"        FROM {stream.Sessions.Read()}",
                "    )",
                ") AS asked",
                $"ASOF INNER JOIN {running} AS running ON {matches} AND asked.at > running.{order}",
                $"GROUP BY row_number, {keys}",
            ])
        {
            IsShared = _readers > 1,
        };
    }

    private IEnumerable<string> Bounds()
    {
        var known = order == "known";
        var last = _edges.Count;
        if (_now)
        {
            yield return $"(0, as_of){(last == 0 ? " " : ",")} -- the instant itself";
        }

        // An event is seen from known = event time + delay on, so the start moves by the delay too; but never beyond the instant.
        for (var i = 0; i < _edges.Count; i++)
        {
            var start = stream.Start(_edges[i], "as_of");
            var at = known && stream.Source.Delay > 0 ? $"least({start} + {stream.Source.Delay}, as_of)" : start;
            yield return $"({i + 1}, {at}){(i + 1 == last ? " " : ",")} -- start of {TimeSql.Words(_edges[i])}";
        }
    }
}
