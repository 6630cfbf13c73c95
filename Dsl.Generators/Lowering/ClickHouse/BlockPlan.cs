using FeatureDsl.Ir;
using FeatureDsl.Operators;

namespace FeatureDsl.Compiler.Lowering.ClickHouse;

/// <summary>
/// Aggregates over the events of a window, for sources whose events become known in another order than they happened in. There, what is visible is no
/// range of any one order. But inside a block of time it nearly is: an event that was known when the block began stands where it happened, every other
/// one where it became known, and a window of an instant in the block is the stretch from its start to the instant. Only an event that came about as
/// late as the window is long may stand behind a start that it happened before: those few are kept apart and joined.
/// </summary>
internal sealed class BlockPlan(string name, Window window, EventStream stream, SqlNames names)
{
    private const int BlocksPerWindow = 3;

    private readonly Grid _grid = Grid.Of(window);
    private readonly List<Answer> _answers = [];
    private readonly List<string> _fields = [];

    /// <summary>The step with the answers.</summary>
    public PartTable Table => new(name, [.. _answers.Select(a => a.Name)]);

    private string Asked => name + "_asked";

    private string Tardy => name + "_tardy";

    private string Keys => string.Join(", ", stream.Keys);

    /// <summary>A part over the window.</summary>
    public string Part(AggregateUse use, SqlPart part, string hint)
    {
        string?[] given = [stream.Argument(use.Hint, part, use.Value.Selector), stream.Order(use.Hint, part, use.Value.Selector), use.Passes == "1" ? null : use.Passes];
        string[] fields = [.. given.OfType<string>()];
        var column = names.Unique(hint);
        _answers.Add(new(column, suffix => part.Combined((use.Passes == "1" ? "" : "If") + suffix), fields, sql => use.Finished(part, sql)));
        _fields.AddRange(fields.Except(_fields));
        return column;
    }

    /// <summary>The steps.</summary>
    public IEnumerable<Cte> Steps() =>
    [
        new(
            Asked,
            [$"{Words(TimeSql.Words(window))}: where each window starts, and in which block of {TimeSql.Words(_grid.Length)} it ends."],
            [$"SELECT row_number, {Keys}, as_of, {TimeSql.Start(window, "as_of")} AS start, {Block("as_of")} AS block", "FROM spine"])
        {
            IsShared = true,
        },
        new(
            Tardy,
            [$"The events of those windows that became known {(_grid.Punctual == 0 ? "" : $"more than {TimeSql.Words(_grid.Punctual)} ")}after they happened: none for most rows."],
            SqlLines.Select(
                [new("row_number", "asked.row_number"), .. _answers.Select(a => new SqlColumn(a.Name, $"{a.Function("State")}({string.Join(", ", a.Fields.Select(f => "e." + f))})"))],
                [
                    "FROM",
                    "(",
                    $"    SELECT *, arrayJoin(range({Block("start")}, {Block($"(as_of - {_grid.Punctual})")} + 1)) AS bucket",
                    $"    FROM {Asked}",
                    ") AS asked",
                    "INNER JOIN",
                    "(",
                    $"    SELECT *, {Block("event_time")} AS bucket",
                    $"    FROM {stream.Read()}",
                    $"    WHERE known - event_time > {_grid.Punctual} AND known - event_time < {window.Span + window.Hop}",
                    $") AS e ON {string.Join(" AND ", stream.Keys.Select(k => $"e.{k} = asked.{k}"))} AND e.bucket = asked.bucket",
                    "WHERE e.event_time >= asked.start AND e.known < asked.as_of",
                    "GROUP BY asked.row_number",
                ]))
        {
            IsShared = true,
        },
        new(
            name,
            ["Their punctual events in one array for each block, sorted: those known when it began by event time, then the others as they became known."],
            [
                .. Ranges("", "ANTI"),
                "UNION ALL",
                "-- Rows that have tardy events too: both partial results are merged.",
                .. SqlLines.Select(
                    [new("row_number", "part.row_number"), .. _answers.Select(a => new SqlColumn(a.Name, a.Finished($"{a.Function("Merge")}(part.{a.Name})")))],
                    [
                        "FROM",
                        "(",
                        .. SqlLines.Indent(Ranges("State", "SEMI")),
                        "    UNION ALL",
                        $"    SELECT row_number, {string.Join(", ", _answers.Select(a => a.Name))} FROM {Tardy}",
                        ") AS part",
                        "GROUP BY part.row_number",
                    ]),
            ]),
    ];

    private static string Words(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private string Block(string instant) => TimeSql.Stretch(_grid.Offset == 0 ? instant : $"({instant} - {_grid.Offset})", _grid.Length);

    // The moment where an event stands takes the first place of each sorted tuple.
    private string Sorted(Answer answer) => string.Join(", ", answer.Fields.Select(f => $"events.{_fields.IndexOf(f) + 2}"));

    // Both the starts and the ends of rows that are sorted by instant are in order, and every start comes before every end. Doubled and made odd,
    // events sort behind a bound of the same moment; so the events counted up to a bound are those before it.
    private IEnumerable<string> Ranges(string suffix, string among) =>
    [
        "SELECT",
        "    answer.1 AS row_number,",
        .. SqlLines.Columns([.. _answers.Select((a, i) => new SqlColumn(a.Name, suffix.Length == 0 ? a.Finished($"answer.{i + 2}") : $"answer.{i + 2}"))]),
        "FROM",
        "(",
        "    SELECT",
        "        arraySort(arrayConcat(arrayMap(at -> at * 2 + 1, events.1), arrayMap(at -> at * 2, asked.rows.2), arrayMap(at -> at * 2, asked.rows.1))) AS moments,",
        "        arrayFilter((seen, moment) -> bitAnd(moment, 1) = 0, arrayCumSum(moment -> bitAnd(moment, 1), moments), moments) AS places,",
        "        arrayMap((first, last) -> (toUInt64(first + 1), toUInt64(last - first)),",
        "            arraySlice(places, 1, length(asked.rows)), arraySlice(places, length(asked.rows) + 1)) AS windows,",
        "        arrayJoin(arrayZip(",
        "            asked.rows.3,",
        .. _answers.Select((a, i) => "            " + $"arrayReduceInRanges('{a.Function(suffix)}', windows, {Sorted(a)})" + (i == _answers.Count - 1 ? "" : ",")),
        "        )) AS answer",
        "    FROM",
        "    (",
        $"        SELECT {Keys}, block, arraySort(groupArray((as_of, start, row_number))) AS rows",
        "        FROM",
        "        (",
        .. Rows(among).Select(line => "            " + line),
        "        )",
        $"        GROUP BY {Keys}, block",
        "    ) AS asked",
        "    INNER JOIN",
        "    (",
        $"        SELECT {string.Join(", ", stream.Keys.Select(k => $"e.{k} AS {k}"))}, e.block AS block,",
        "            arraySort(event -> event.1, groupArray((",
        $"                if(e.known < e.block * {_grid.Length}{(_grid.Offset == 0 ? "" : $" + {_grid.Offset}")}, e.event_time, e.known),",
        .. _fields.Select((f, i) => $"                e.{f}{(i == _fields.Count - 1 ? "" : ",")}"),
        "            ))) AS events",
        "        FROM",
        "        (",
        $"            SELECT *, arrayJoin(range({Block("known")}, {Block($"(event_time + {window.Span + window.Hop})")} + 1)) AS block",
        $"            FROM {stream.Read()}",
        $"            WHERE known - event_time <= {_grid.Punctual}",
        "        ) AS e",
        "        LEFT SEMI JOIN",
        "        (",
        .. Rows(among).Select(line => "            " + line),
        $"        ) AS a ON {string.Join(" AND ", stream.Keys.Select(k => $"a.{k} = e.{k}"))} AND a.block = e.block",
        $"        GROUP BY {string.Join(", ", stream.Keys.Select(k => "e." + k))}, e.block",
        $"    ) AS line ON {string.Join(" AND ", stream.Keys.Select(k => $"line.{k} = asked.{k}"))} AND line.block = asked.block",
        ")",
    ];

    private IEnumerable<string> Rows(string among) =>
    [
        $"SELECT a.row_number AS row_number, {string.Join(", ", stream.Keys.Select(k => $"a.{k} AS {k}"))}, a.as_of AS as_of, a.start AS start, a.block AS block",
        $"FROM {Asked} AS a",
        $"LEFT {among} JOIN {Tardy} AS t ON t.row_number = a.row_number",
    ];

    /// <summary>How time is cut into blocks, so that every window starts before the block that it ends in, or with it, and those of one block start in the order in which they end.</summary>
    /// <param name="Length">How long a block is.</param>
    /// <param name="Offset">How long after a whole number of lengths one begins.</param>
    /// <param name="Punctual">How late an event may be and still happen after the start of every window of the block that it becomes known in.</param>
    private sealed record Grid(long Length, long Offset, long Punctual)
    {
        public static Grid Of(Window window)
        {
            // Where the old edge moves in longer steps than the span, as that of a tumbling window always does, blocks are cut where it moves: a span
            // after each step. So they need not be as short as the span, of which a step would hold any number.
            var (span, hop) = (window.Span!.Value, window.Hop);
            if (hop > span)
            {
                return new(hop % BlocksPerWindow == 0 ? hop / BlocksPerWindow : hop, span, span);
            }

            // Otherwise a block is at most half the span.
            var length = Math.Max(Math.Min((span + hop) / BlocksPerWindow, span / 2), 1);
            return new(length, 0, Math.Max(span - length, 0));
        }
    }

    // The suffixes stand in the order IfState: of a nullable argument StateIf keeps a state that has forgotten what is missing.
    private sealed record Answer(string Name, Func<string, string> Function, IReadOnlyList<string> Fields, Func<string, string> Finished);
}
