using FeatureDsl.Ir;

namespace FeatureDsl.Compiler.Lowering.ClickHouse;

/// <summary>The snapshot row that each event of a stream brings along: the one that held, and was known, at the event's time.</summary>
internal sealed class JoinedRows
{
    private readonly JoinModel _join;
    private readonly string _name;
    private readonly HeldRows _rows;
    private readonly Dictionary<string, (string Column, int Number)> _columns = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<string> _keys;
    private readonly SqlNames _names;

    /// <summary>A join without columns.</summary>
    /// <param name="stream">The name of the stream; that of the step begins with it.</param>
    /// <param name="join">What is joined.</param>
    /// <param name="names">The names of the stream's columns.</param>
    public JoinedRows(string stream, JoinModel join, SqlNames names)
    {
        (_join, _names, _name) = (join, names, $"{stream}_joined_{SqlNames.Snake(join.Property)}");
        _rows = new(_name, join.Source, join.SourceKeys, [.. join.Entity.Keys.Select(k => SqlNames.Quote(k.Column))]);
        _keys = [.. join.Entity.Keys.Select(k => names.Unique($"{join.Property}_{k.Name}"))];
    }

    /// <summary>The step with the snapshot rows.</summary>
    public Cte Step => _rows.Step();

    /// <summary>The name of a column of the row.</summary>
    public string Column(ColumnModel column)
    {
        if (!_columns.TryGetValue(column.Property, out var entry))
        {
            entry = (_names.Unique($"{_join.Property}_{column.Property}"), _rows.Add(column));
            _columns[column.Property] = entry;
        }

        return entry.Column;
    }

    /// <summary>What the events must hold for the join: the key, missing where it is missing.</summary>
    public IEnumerable<SqlColumn> Keys(SourceModel events) =>
        _join.KeyColumns.Zip(_keys, (property, name) => new SqlColumn(name, SourceSql.Qualified(events.ColumnOf(property))));

    /// <summary>The events with the columns of the row.</summary>
    /// <param name="from">What the events are read from.</param>
    public IReadOnlyList<string> Join(IReadOnlyList<string> from) =>
    [
        "(",
        .. SqlLines.Indent(SqlLines.Select(
            [new("event.*", "event.*"), .. _columns.Values.Select(c => new SqlColumn(c.Column, _rows.Value(c.Number)))],
            [
                .. SqlLines.From([.. from.Take(from.Count - 1), from[from.Count - 1] + " AS event"]),
                $"ASOF LEFT JOIN {_name} AS held ON {_rows.Matches(_keys.Select(k => "event." + k), "event.event_time")}",
            ])),
        ")",
    ];
}
