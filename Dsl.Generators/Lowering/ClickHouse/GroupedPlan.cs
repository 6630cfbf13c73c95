using FeatureDsl.Ir;
using FeatureDsl.Operators;

namespace FeatureDsl.Compiler.Lowering.ClickHouse;

/// <summary>
/// Aggregates over the events that are joined to each spine row, for sources whose events become known in another order than they happened in: there,
/// what is visible in a window is no range of any order. The join runs through buckets of time, so that a row meets few events outside its window.
/// </summary>
internal sealed class GroupedPlan(string name, Window window, EventStream stream, SqlNames names)
{
    private const int BucketsPerWindow = 8;

    private readonly List<SqlColumn> _answers = [];

    /// <summary>The step with the answers.</summary>
    public PartTable Table => new(name, [.. _answers.Select(a => a.Name)]);

    /// <summary>A part over the window.</summary>
    public string Part(AggregateUse use, SqlPart part, string hint)
    {
        var column = names.Unique(hint);
        _answers.Add(new(column, use.CallOver(part)));
        return column;
    }

    /// <summary>The step.</summary>
    public Cte Step()
    {
        var bucket = Math.Max(window.Span!.Value / BucketsPerWindow, 1);
        var keys = string.Join(" AND ", stream.Keys.Select(k => $"e.{k} = asked.{k}"));
        return new(
            name,
            [$"Events of {TimeSql.Words(window)} that were known in time, joined through buckets of {TimeSql.Words(bucket)}."],
            SqlLines.Select(
                [new("row_number", "asked.row_number"), .. _answers],
                [
                    "FROM",
                    "(",
                    $"    SELECT *, arrayJoin(range(intDiv(start, {bucket}), intDiv(as_of, {bucket}) + 1)) AS bucket",
                    $"    FROM (SELECT *, {TimeSql.Start(window, "as_of")} AS start FROM spine)",
                    ") AS asked",
                    $"INNER JOIN (SELECT *, intDiv(event_time, {bucket}) AS bucket FROM {stream.Read()}) AS e ON {keys} AND e.bucket = asked.bucket",
                    "WHERE e.event_time >= asked.start AND e.known < asked.as_of",
                    "GROUP BY asked.row_number",
                ]));
    }
}
