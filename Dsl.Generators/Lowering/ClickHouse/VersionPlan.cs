using FeatureDsl.Operators;

namespace FeatureDsl.Compiler.Lowering.ClickHouse;

/// <summary>
/// Aggregates over the events of a window, for sources whose events are corrected or taken back: there every event stands only for a while, and what is visible is
/// no range of any order. The versions of each window are joined, each found by the stretch of time that it happened in. So are the events of sessions where events come
/// late, which join what was apart.
/// </summary>
internal sealed class VersionPlan(string name, AggregateUse use, SqlNames names)
{
    private readonly List<SqlColumn> _answers = [];
    private readonly string _position = use.Stream.Position();
    private bool _hasBuckets;

    /// <summary>The step with the answers.</summary>
    public PartTable Table => new(name, [.. _answers.Select(a => a.Name)]);

    /// <summary>A part over the window.</summary>
    /// <param name="other">An aggregate over the same window and, where it is of the newest n, over the same events.</param>
    /// <param name="part">The part.</param>
    /// <param name="hint">A word for its name.</param>
    public string Part(AggregateUse other, SqlPart part, string hint)
    {
        var column = names.Unique(hint);
        var bucket = other.Value.Bucket is { } b ? $"e.event_time >= e.as_of - {b.Start} AND e.event_time < e.as_of - {b.End}" : null;
        _hasBuckets |= bucket is not null;
        _answers.Add(new(column, other.Finished(part, use.Value.Window.Newest is null ? other.CallOver(part, bucket) : other.CallOverChosen(part))));
        return column;
    }

    /// <summary>The step.</summary>
    public Cte Step()
    {
        var (stream, window) = (use.Stream, use.Value.Window);
        var keys = string.Join(" AND ", stream.Keys.Select(k => $"e.{k} = asked.{k}"));
        var passes = window.Newest is null || use.Passes == "1" ? "" : $" WHERE {use.Passes}";
        var bucket = window.Span + window.Hop;
        return new(
            name,
            [$"The {(stream.HasVersions ? "versions that stand" : "events that are known")} at each instant{(window.Span is null ? "" : ", of " + TimeSql.Words(window))}."],
            [
                "SELECT",
                "    row_number,",
                .. SqlLines.Columns(_answers),
                "FROM",
                "(",
                $"    SELECT asked.row_number AS row_number, {(_hasBuckets ? "asked.as_of AS as_of, " : "")}e.*",
                .. bucket is { } asked
                    ? new[] { $"    FROM (SELECT *, arrayJoin(range({TimeSql.Stretch(stream.Start(window, "as_of"), asked)}, {TimeSql.Stretch("as_of", asked)} + 1)) AS bucket FROM {stream.Asked(window)}) AS asked" }
                    : ["    FROM spine AS asked"],
                "    INNER JOIN",
                "    (",
                $"        SELECT *, toInt64({_position}) AS place{(bucket is { } happened ? $", {TimeSql.Stretch("event_time", happened)} AS bucket" : "")}",
                $"        FROM {stream.Read()}{passes}",
                $"    ) AS e ON {keys}{(bucket is null ? "" : " AND e.bucket = asked.bucket")}",
                $"    WHERE {stream.IsSeen}{(bucket is null ? "" : $" AND e.event_time >= {stream.Start(window, "asked.as_of")}")}",
                .. window.Newest is { } limit
                    ? new[] { "    ORDER BY row_number, e.place DESC", $"    LIMIT {limit} BY row_number" }
                    : [],
                ") AS e",
                "GROUP BY row_number",
            ]);
    }
}
