using FeatureDsl.Ir;

namespace FeatureDsl.Compiler.Lowering.ClickHouse;

/// <summary>
/// The versions of events whose records correct each other: each with its known time, and with that of the version that replaces it or takes it back. At an
/// instant the version is seen that is known before it and not replaced before it.
/// </summary>
internal static class EventVersions
{
    /// <summary>The column with the known time of the next version.</summary>
    public const string Superseded = "superseded";

    /// <summary>The column that says that a version takes its event back.</summary>
    public const string Deleted = "taken_back";

    private const string Never = "9223372036854775807";

    /// <summary>The steps; the last one is called <c>&lt;stream&gt;_versions</c>.</summary>
    /// <param name="stream">The name of the stream.</param>
    /// <param name="source">The source.</param>
    /// <param name="keys">What tells entities apart.</param>
    /// <param name="columns">The columns that are wanted, those of times, keys and id among them.</param>
    /// <param name="where">The condition of the rows.</param>
    /// <param name="lastOnly">Whether only the version is wanted that is known last.</param>
    public static IReadOnlyList<Cte> Steps(
        string stream, SourceModel source, IReadOnlyList<string> keys, IReadOnlyList<SqlColumn> columns, IEnumerable<string> where, bool lastOnly)
    {
        var id = string.Join(", ", [.. keys, "event_id"]);
        var all = string.Join(", ", columns.Select(c => c.Name));
        var deleted = source.Deleted is { } property ? $"toUInt8({SourceSql.Qualified(source.ColumnOf(property))})" : "toUInt8(0)";
        return
        [
            new(
                stream + "_rows",
                [$"The rows of {source.Table}; instants are microseconds since 1970."],
                SqlLines.Select(
                    [.. columns, new(Deleted, deleted), new("tie_break", SourceSql.TieBreak(source))], [$"FROM {SqlNames.Table(source.Table)} AS source", .. where])),
            new(
                stream + "_versions",
                [
                    "Every version of every event, with the known time of the next one. Of those known at one instant one that says something",
                    "comes before one that takes back, then the one with the later event time.",
                ],
                [
                    $"SELECT {all}{(lastOnly ? "" : ", " + Superseded)}",
                    "FROM",
                    "(",
                    "    SELECT",
                    "        *,",
                    $"        leadInFrame(known, 1, toInt64({Never})) OVER (PARTITION BY {id} ORDER BY known ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS {Superseded}",
                    "    FROM",
                    "    (",
                    "        SELECT *",
                    $"        FROM {stream}_rows",
                    $"        ORDER BY {id}, known, {Deleted}, event_time DESC, tie_break DESC",
                    $"        LIMIT 1 BY {id}, known",
                    "    )",
                    ")",
                    $"WHERE {Deleted} = 0{(lastOnly ? $" AND {Superseded} = {Never}" : "")}",
                ]),
        ];
    }
}
