using FeatureDsl.Ir;

namespace FeatureDsl.Compiler.Lowering.ClickHouse;

/// <summary>
/// The correction for events that are known at or after the instant, though they happened before a window's start: taken off with the events before
/// the start, they were never among the known ones. Only events later than the shortest window can be such.
/// </summary>
internal sealed class LateRows(EventStream stream)
{
    private const long Day = 86_400_000_000;

    private readonly string _name = stream.Name + "_late";
    private readonly List<SqlColumn> _picked = [];
    private long _shortest = long.MaxValue;

    /// <summary>The step with the corrections.</summary>
    public PartTable Table => new(_name, [.. _picked.Select(p => p.Name)]);

    /// <summary>A column of the corrections, each text once.</summary>
    public string Pick(string name, string sql, Window window)
    {
        if (_picked.FirstOrDefault(p => p.Sql == sql) is { } known)
        {
            return known.Name;
        }

        _shortest = Math.Min(_shortest, window.Span!.Value);
        _picked.Add(new(name, sql));
        return name;
    }

    /// <summary>The step, or none where nothing was asked.</summary>
    public IEnumerable<Cte> Steps()
    {
        if (_picked.Count == 0)
        {
            return [];
        }

        // Each late event stands in every bucket from its event time to its known time, each spine row in one.
        var bucket = Math.Max(_shortest, Day);
        var keys = string.Join(" AND ", stream.Keys.Select(k => $"e.{k} = asked.{k}"));
        return
        [
            new(
                _name,
                [$"Events that happened before a window but are not known yet; only events that come more than {TimeSql.Words(_shortest)} late."],
                SqlLines.Select(
                    [new("row_number", "asked.row_number"), .. _picked],
                    [
                        $"FROM (SELECT *, intDiv(as_of, {bucket}) AS bucket FROM spine) AS asked",
                        "INNER JOIN",
                        "(",
                        $"    SELECT *, arrayJoin(range(intDiv(event_time, {bucket}), intDiv(known, {bucket}) + 1)) AS bucket",
                        $"    FROM {stream.Read()}",
                        $"    WHERE known - event_time > {_shortest}",
                        $") AS e ON {keys} AND e.bucket = asked.bucket",
                        "WHERE e.event_time < asked.as_of AND e.known >= asked.as_of",
                        "GROUP BY asked.row_number",
                    ])),
        ];
    }
}
