namespace FeatureDsl.Compiler.Lowering.ClickHouse;

/// <summary>
/// Aggregates over ranges of sorted arrays: where events become known in the order in which they happen, every window, and every newest n of one,
/// is a range of the entity's sorted events, and running counts say where it begins and ends.
/// </summary>
/// <param name="name">The name of the step.</param>
/// <param name="passes">The events that it sees: a column, or 1 for all.</param>
/// <param name="byKnown">Whether events are sorted by when they became known: then what is known at an instant is a range, whatever the order of events.</param>
/// <param name="stream">The events.</param>
/// <param name="running">Where the counts come from.</param>
/// <param name="names">For the names of results.</param>
internal sealed class RangePlan(string name, string passes, bool byKnown, EventStream stream, RunningPlan running, SqlNames names)
{
    private readonly List<string> _fields = [];
    private readonly List<string> _ranges = [];
    private readonly List<SqlColumn> _answers = [];
    private readonly List<Func<string, string>> _finished = [];

    /// <summary>The step with the answers.</summary>
    public PartTable Table => new(name, [.. _answers.Select(a => a.Name)]);

    /// <summary>A part over the window of an aggregate.</summary>
    public string Part(AggregateUse use, Operators.SqlPart part, string hint)
    {
        var arguments = new List<string> { Field(stream.Argument(use.Hint, part, use.Value.Selector)) };
        if (part.ByOrder)
        {
            arguments.Add("arrayEnumerate(events.sorted)");
        }
        else if (stream.Order(use.Hint, part, use.Value.Selector) is { } order)
        {
            arguments.Add(Field(order));
        }

        var combinator = "";
        if (use.Value is { Condition: { } condition, Window.Newest: not null })
        {
            combinator = "If";
            arguments.Add(Field(stream.Passes(use.Hint + "_counted", condition)));
        }

        // No range of a list is longer than what can matter; saying so keeps the states over many events small.
        var function = part.Combined(combinator) + (part.IsList ? $"({use.Value.Window.Newest ?? use.Row.Sql.Oldest})" : "");
        var column = names.Unique(hint);
        _finished.Add(answer => use.Finished(part, answer));
        _answers.Add(new(column, $"arrayReduceInRanges('{function}', asked.rows.{Range(use)}, {string.Join(", ", arguments)})"));
        return column;
    }

    /// <summary>The step.</summary>
    public Cte Step()
    {
        var keys = string.Join(", ", stream.Keys);
        var matches = string.Join(" AND ", stream.Keys.Select(k => $"events.{k} = asked.{k}"));
        var sorted = $"({(byKnown ? "known" : string.Join(", ", stream.Sorting))}), {string.Join(", ", _fields)}";
        var group = passes == "1" ? $"groupArray(({sorted}))" : $"groupArrayIf(({sorted}), {passes})";
        return new(
            name,
            ["Windows as ranges of each entity's events, sorted inside the entity; running counts say where they begin and end."],
            [
                "SELECT",
                "    answer.1 AS row_number,",
                .. SqlLines.Columns([.. _answers.Select((a, i) => new SqlColumn(a.Name, _finished[i]($"answer.{i + 2}")))]),
                "FROM",
                "(",
                "    SELECT arrayJoin(arrayZip(",
                "        asked.rows.1,",
                .. _answers.Select((a, i) => $"        {a.Sql}{(i == _answers.Count - 1 ? "" : ",")}"),
                "    )) AS answer",
                "    FROM",
                "    (",
                $"        SELECT {keys}, groupArray((",
                "            row_number,",
                .. _ranges.Select((r, i) => $"            {r}{(i == _ranges.Count - 1 ? "" : ",")}"),
                "        )) AS rows",
                $"        FROM {running.ReadKnown()}",
                $"        GROUP BY {keys}",
                "    ) AS asked",
                "    INNER JOIN",
                "    (",
                $"        SELECT {keys}, arraySort({group}) AS sorted",
                $"        FROM {stream.Read()}",
                $"        GROUP BY {keys}",
                $"    ) AS events ON {matches}",
                ")",
            ]);
    }

    // The order of the events takes the first place of each sorted tuple.
    private string Field(string argument)
    {
        if (!_fields.Contains(argument))
        {
            _fields.Add(argument);
        }

        return $"events.sorted.{_fields.IndexOf(argument) + 2}";
    }

    private int Range(AggregateUse use)
    {
        var (window, known) = (use.Value.Window, running.Known(use.Hint + "_end", use));
        var end = known;
        if (use.Value.Bucket is { } bucket)
        {
            // A bucket is a window that ends before the instant, but not behind what is known.
            end = bucket.End == 0 ? known : $"least({known}, {running.Before(use.Hint + "_until", use, window with { Span = bucket.End })})";
            window = window with { Span = bucket.Start };
        }

        var begin = window.Span is null ? "0" : running.Before(use.Hint + "_begin", use, window);
        var first = window.Newest is { } n ? $"greatest({begin}, {end} - {n})" : begin;
        var count = $"{end} - {(first == "0" ? "toInt64(0)" : first)}";
        count = use.Row.Sql.DecidedByOldest && window.Newest is null ? $"least({count}, {use.Row.Sql.Oldest})" : count;
        var range = $"(toUInt64({first} + 1), toUInt64({count}))";
        if (!_ranges.Contains(range))
        {
            _ranges.Add(range);
        }

        return _ranges.IndexOf(range) + 2;
    }
}
