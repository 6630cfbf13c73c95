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

    /// <summary>The column that says from when a version is seen, where a row is several because its columns become known one after the other.</summary>
    public const string SeenFrom = "seen_from";

    private const string Never = "9223372036854775807";

    /// <summary>The steps; the last one is called <c>&lt;stream&gt;_versions</c>.</summary>
    /// <param name="stream">The name of the stream.</param>
    /// <param name="source">The source.</param>
    /// <param name="keys">What tells entities apart.</param>
    /// <param name="columns">The columns that are wanted, those of times, keys and id among them.</param>
    /// <param name="where">The condition of the rows.</param>
    /// <param name="late">Those of the columns that are known later than their row.</param>
    /// <param name="lastOnly">Whether only the version is wanted that is known last.</param>
    public static IReadOnlyList<Cte> Steps(
        string stream, SourceModel source, IReadOnlyList<string> keys, IReadOnlyList<SqlColumn> columns, IEnumerable<string> where,
        IReadOnlyList<LateColumn> late, bool lastOnly)
    {
        var id = string.Join(", ", [.. keys, "event_id"]);
        var all = string.Join(", ", columns.Select(c => c.Name));
        var deleted = source.Deleted is { } property ? $"toUInt8({SourceSql.Qualified(source.ColumnOf(property))})" : "toUInt8(0)";
        var instants = late.Select(l => l.Instant).Distinct().ToList();
        var rows = new Cte(
            stream + "_rows",
            [$"The rows of {source.Table}; instants are microseconds since 1970."],
            SqlLines.Select(
                [
                    .. columns, new(Deleted, deleted), new("tie_break", SourceSql.TieBreak(source)),
                    .. instants.Select((instant, i) => new SqlColumn(Later(i), $"toUnixTimestamp64Micro({SourceSql.Qualified(instant)}) + {source.Delay}")),
                ],
                [$"FROM {SqlNames.Table(source.Table)} AS source", .. where]));
        if (late.Count > 0)
        {
            return [rows, .. Filled(stream, id, columns, late, instants)];
        }

        return
        [
            rows,
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

    // A row stands from its own known time on, and anew from each instant at which more of it is known, until a later one is seen: later in the order of
    // the rows, so that what is filled into a row that was replaced does not bring it back.
    private static IEnumerable<Cte> Filled(
        string stream, string id, IReadOnlyList<SqlColumn> columns, IReadOnlyList<LateColumn> late, IReadOnlyList<ColumnModel> instants)
    {
        var instantOf = late.ToDictionary(l => l.Name, l => Later(instants.ToList().IndexOf(l.Instant)));
        var later = string.Join(", ", instants.Select((_, i) => $"greatest(known, ifNull({Later(i)}, known))"));
        yield return new(
            stream + "_filled",
            ["Every row as often as more of it is known: from its own known time on, and from each instant of a column that is known later."],
            [
                "SELECT",
                "    *,",
                $"    arrayJoin(if({Deleted} = 1, [known], arrayDistinct([known, {later}]))) AS {SeenFrom}",
                $"FROM {stream}_rows",
            ]);
        var masked = columns.Select(c => c with
        {
            Sql = instantOf.TryGetValue(c.Name, out var instant) ? $"if(ifNull({instant} <= {SeenFrom}, 0), filled.{c.Name}, NULL)" : "filled." + c.Name,
        });
        var order = $"PARTITION BY {id} ORDER BY known, {Deleted} DESC, event_time, {SeenFrom}, tie_break";
        yield return new(
            stream + "_versions",
            [
                "Every version of every event, from when it is seen, and from when the next one is; what is not known by then is missing. Of those known at one instant one",
                "that says something comes before one that takes back, then the one with the later event time, then the one that says more.",
            ],
            SqlLines.Select(
                [.. masked, new(SeenFrom, "filled." + SeenFrom), new(Superseded, "filled." + Superseded)],
                [
                    "FROM",
                    "(",
                    "    SELECT",
                    "        *,",
                    $"        ifNull(minOrNull({SeenFrom}) OVER ({order} ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING), toInt64({Never})) AS {Superseded}",
                    $"    FROM {stream}_filled",
                    ") AS filled",
                    $"WHERE filled.{Deleted} = 0 AND filled.{SeenFrom} < filled.{Superseded}",
                ]));
    }

    private static string Later(int instant) => $"later_{instant + 1}";
}

/// <summary>A column that is missing until an instant of its own.</summary>
/// <param name="Name">The name in the query.</param>
/// <param name="Instant">The column with the instant.</param>
internal sealed record LateColumn(string Name, ColumnModel Instant);
