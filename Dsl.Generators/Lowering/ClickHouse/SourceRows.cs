using FeatureDsl.Ir;
using FeatureDsl.Operators;

namespace FeatureDsl.Compiler.Lowering.ClickHouse;

/// <summary>The rows of an event source as read from its table, each event id once, or in all its versions, with the snapshot rows that they bring along.</summary>
internal sealed class SourceRows(
    string stream, SourceModel source, EquatableArray<string> keyColumns, IReadOnlyList<string> keys, SqlNames names, LayeredSelect layers, long? ahead = null)
{
    private readonly SortedDictionary<int, (ColumnModel Column, string Name)> _columns = [];
    private readonly Dictionary<string, JoinedRows> _joins = new(StringComparer.Ordinal);

    /// <summary>Whether a column that events are asked for is known later than they are.</summary>
    public bool HasLate => Late.Count > 0;

    // What came in the end is known whole.
    private IReadOnlyList<LateColumn> Late => ahead is not null ? [] :
        [.. source.Late.Join(_columns.Values, l => l.Column, c => c.Column, (l, c) => new LateColumn(c.Name, l.Instant))];

    /// <summary>The name of a column that events are asked for.</summary>
    public string Column(string property)
    {
        if (source.Joined(property) is var (join, joined))
        {
            var name = Joined(join).Column(joined);
            layers.Base(name);
            return name;
        }

        var index = source.Columns.ToList().FindIndex(c => c.Property == property);
        if (!_columns.TryGetValue(index, out var entry))
        {
            entry = (source.Columns[index], names.Unique(property));
            _columns[index] = entry;
            layers.Base(entry.Name);
        }

        return entry.Name;
    }

    /// <summary>The steps before the events, and the lines to read them from.</summary>
    public (IReadOnlyList<Cte> Steps, IReadOnlyList<string> From) Steps()
    {
        var (steps, from) = Own();
        return ([.. steps, .. _joins.Values.Select(j => j.Step)], Moved(_joins.Values.Aggregate(from, (events, join) => join.Join(events))));
    }

    private (IReadOnlyList<Cte> Steps, IReadOnlyList<string> From) Own()
    {
        var columns = new List<SqlColumn>(SourceSql.Keys(source, keyColumns, keys))
        {
            new("event_time", SourceSql.Time(source)),
            new("known", SourceSql.Known(source)),
        };
        columns.AddRange(_columns.Values.Select(c => new SqlColumn(c.Name, SqlValues.Read(c.Column, SourceSql.Qualified(c.Column)))));
        columns.AddRange(_joins.Values.SelectMany(j => j.Keys(source)));
        var where = SourceSql.WhereKeyed(source, keyColumns);
        if (source.Id is null)
        {
            return ([], ["(", .. SqlLines.Indent(SqlLines.Select(columns, [$"FROM {SqlNames.Table(source.Table)} AS source", .. where])), ")"]);
        }

        columns.Insert(keys.Count + 2, new("event_id", SourceSql.Id(source)));
        if (source.HasVersions)
        {
            return (EventVersions.Steps(stream, source, keys, columns, where, Late, lastOnly: ahead is not null), [$"{stream}_versions"]);
        }

        return (EventIds.Steps(stream, source, keys, columns, where), [$"{stream}_once"]);
    }

    private JoinedRows Joined(JoinModel join)
    {
        if (!_joins.TryGetValue(join.Property, out var rows))
        {
            rows = new(stream, join, names);
            _joins[join.Property] = rows;
        }

        return rows;
    }

    // Events moved back by a span, and known at once, are in the window before an instant exactly where they came within the span after it.
    private IReadOnlyList<string> Moved(IReadOnlyList<string> from) => ahead is not { } span ? from :
    [
        "(",
        .. SqlLines.Indent(SqlLines.Select(
            [
                new("* EXCEPT (event_time, known)", "* EXCEPT (event_time, known)"), new("event_time", $"moved.event_time - {span}"),
                new("known", $"moved.event_time - {span}"), new("came", "moved.known"),
            ],
            [.. SqlLines.From([.. from.Take(from.Count - 1), from[from.Count - 1] + " AS moved"])])),
        ")",
    ];
}
