using FeatureDsl.Ir;

namespace FeatureDsl.Compiler.Lowering.ClickHouse;

/// <summary>
/// Records of one event id and entity that become known within the horizon of the first count once. Most ids come once: only the others are
/// sorted and walked.
/// </summary>
internal static class EventIds
{
    /// <summary>The steps; the last one is called <c>&lt;stream&gt;_once</c>.</summary>
    public static IReadOnlyList<Cte> Steps(
        string stream, SourceModel source, IReadOnlyList<string> keys, IReadOnlyList<SqlColumn> columns, IEnumerable<string> where)
    {
        var key = string.Join(", ", keys);
        var table = SqlNames.Table(source.Table);
        var all = string.Join(", ", columns.Select(c => c.Name));
        var named = columns.Select((c, i) => new SqlColumn(c.Name, $"record.{i + 1}")).ToList();
        return
        [
            new(
                stream + "_rows",
                [$"The rows of {source.Table}; instants are microseconds since 1970."],
                SqlLines.Select([.. columns, new("tie_break", SourceSql.TieBreak(source))], [$"FROM {table} AS source", .. where])),
            new(
                stream + "_repeated",
                ["Event ids that came more than once; usually none."],
                [$"SELECT {key}, event_id", $"FROM {stream}_rows", $"GROUP BY {key}, event_id", "HAVING count() > 1"]) { IsShared = true },
            new(
                stream + "_once",
                [
                    "Every event once. Of repeated ids, in the order they became known, a record counts where it is the first,",
                    $"or became known more than {TimeSql.Words(source.Horizon)} after the last one that counted.",
                ],
                [
                    $"SELECT {all}",
                    $"FROM {stream}_rows",
                    $"WHERE ({key}, event_id) NOT IN (SELECT {key}, event_id FROM {stream}_repeated)",
                    "UNION ALL",
                    .. SqlLines.Select(
                        named,
                        [
                            "FROM",
                            "(",
                            "    SELECT arrayJoin(arrayFilter((row, counts) -> counts, records, counting.2)).4 AS record",
                            "    FROM",
                            "    (",
                            "        SELECT",
                            "            arraySort(groupArray((known, event_time, tie_break, tuple(" + all + ")))) AS records,",
                            "            arrayFold(",
                            "                (state, known) -> if(empty(state.2) OR known > state.1 + " + source.Horizon + ",",
                            "                    (known, arrayPushBack(state.2, toUInt8(1))),",
                            "                    (state.1, arrayPushBack(state.2, toUInt8(0)))),",
                            "                records.1, (toInt64(0), emptyArrayUInt8())) AS counting",
                            $"        FROM {stream}_rows",
                            $"        WHERE ({key}, event_id) IN (SELECT {key}, event_id FROM {stream}_repeated)",
                            $"        GROUP BY {key}, event_id",
                            "    )",
                            ")",
                        ]),
                ]),
        ];
    }
}
