using FeatureDsl.Operators;

namespace FeatureDsl.Compiler.Lowering.ClickHouse;

/// <summary>
/// The newest n events, or the oldest one of a window, for sources whose events become known in another order than they happened in. Every event has
/// its place in the order in which events happened. Of those that happened before the instant some are not known yet, and how many is the difference
/// of two running counts: so the events asked for stand in a short run of places, however long the history.
/// </summary>
internal sealed class CandidatePlan(string name, AggregateUse use, RunningPlan running, SqlNames names)
{
    private readonly List<SqlColumn> _answers = [];
    private readonly string _known = running.Known(use.Hint + "_known", use);
    private readonly string _happened = running.Happened(use.Hint + "_happened", use);
    private readonly string _before = use.Value.Window is { Newest: null, Span: not null } ? running.Before(use.Hint + "_before", use, use.Value.Window) : "toInt64(0)";

    /// <summary>The step with the answers.</summary>
    public PartTable Table => new(name, [.. _answers.Select(a => a.Name)]);

    /// <summary>A part over the window.</summary>
    /// <param name="other">An aggregate over the same events and window.</param>
    /// <param name="part">The part.</param>
    /// <param name="hint">A word for its name.</param>
    public string Part(AggregateUse other, SqlPart part, string hint)
    {
        var column = names.Unique(hint);
        _answers.Add(new(column, other.Finished(part, other.CallOverChosen(part))));
        return column;
    }

    /// <summary>The step.</summary>
    public Cte Step()
    {
        var (stream, window) = (use.Stream, use.Value.Window);
        var keys = string.Join(", ", stream.Keys);
        var (from, to) = window.Newest is { } n
            ? ($"greatest({_known} - {n}, 0) + 1", $"{_happened} + 1")
            : ($"{_before} + 1", $"least({_before} + {_happened} - {_known} + {use.Row.Sql.Oldest}, {_happened}) + 1");
        var passes = use.Passes == "1" ? "" : $" WHERE {use.Passes}";
        var inside = window.Span is null ? "" : $" AND e.event_time >= {TimeSql.Start(window, "asked.as_of")}";
        return new(
            name,
            [
                window.Newest is null
                    ? "The oldest events of the window are among the first few of it: at most as many as are not known yet, and as many as are asked for."
                    : "The newest events are among the last few: at most as many as are not known yet, and as many as are asked for.",
            ],
            [
                "SELECT",
                "    row_number,",
                .. SqlLines.Columns(_answers),
                "FROM",
                "(",
                "    SELECT asked.row_number AS row_number, e.*",
                "    FROM",
                "    (",
                $"        SELECT spine.row_number AS row_number, spine.as_of AS as_of, {string.Join(", ", stream.Keys.Select(k => $"spine.{k} AS {k}"))},",
                $"            arrayJoin(range({from}, {to})) AS place",
                "        FROM spine",
                $"        LEFT JOIN {running.ReadKnown()} AS seen ON seen.row_number = spine.row_number",
                $"        LEFT JOIN {running.ReadHappened()} AS happened ON happened.row_number = spine.row_number",
                "    ) AS asked",
                "    INNER JOIN",
                "    (",
                $"        SELECT *, toInt64(row_number() OVER (PARTITION BY {keys} ORDER BY {string.Join(", ", stream.Sorting)})) AS place",
                $"        FROM {stream.Read()}{passes}",
                $"    ) AS e ON {string.Join(" AND ", stream.Keys.Select(k => $"e.{k} = asked.{k}"))} AND e.place = asked.place",
                $"    WHERE e.known < asked.as_of{inside}",
                .. window.Newest is { } limit
                    ? new[] { "    ORDER BY row_number, e.place DESC", $"    LIMIT {limit} BY row_number" }
                    : [],
                ") AS e",
                "GROUP BY row_number",
            ]);
    }
}
