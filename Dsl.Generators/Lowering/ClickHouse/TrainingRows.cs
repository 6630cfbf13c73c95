using FeatureDsl.Ir;
using FeatureDsl.Operators;

namespace FeatureDsl.Compiler.Lowering.ClickHouse;

/// <summary>The rows of a training set: one for each event of its source, with what features are asked and what labels are computed from.</summary>
internal sealed class TrainingRows
{
    private readonly TrainingSetModel _set;
    private readonly SqlNames _names = new(["row_number", "as_of", "kept", "event_time", "known", "event_id", "tie_break", "superseded", "taken_back", "sample_text", "source", "events"]);
    private readonly LayeredSelect _layers;
    private readonly SortedDictionary<int, string> _columns = [];

    public TrainingRows(TrainingSetModel set)
    {
        _set = set;
        foreach (var column in set.Keys.Concat(set.Requests).Concat(set.Carried).Select(c => c.Name).Concat(OfLabels.Select(c => c.Name)))
        {
            _names.Unique(column);
        }

        _layers = new(_names);
    }

    private SourceModel Source => _set.Source;

    private IReadOnlyList<ColumnModel> OfLabels => _set.Sources.First(s => s.FullName == TrainingSetModel.RowRequest).Columns;

    /// <summary>The select.</summary>
    public string Query()
    {
        var columns = new List<SqlColumn>();
        columns.AddRange(_set.Keys.Select(k => Column(k.Name, k.Value, k.Type)));
        var asOf = Lower(_set.AsOf.Value);
        columns.Add(new("as_of", $"fromUnixTimestamp64Micro(toInt64({asOf}{Shift()}), 'UTC')"));
        columns.AddRange(_set.Requests.Concat(_set.Carried).Select(c => Column(c.Name, c.Value, c.Type)));
        columns.AddRange(OfLabels.Select(c => Column(c.Name, new Column(c.Type, c.Property), c.Type)));
        if (_set.Sampling is not null)
        {
            columns.Add(new("sample_text", "toString(events.event_id)"));
        }

        var kept = _set.Where.Count == 0 ? "toUInt8(1)" : $"toUInt8({string.Join(" AND ", _set.Where.Select(w => Lower(w.Value)))})";
        columns.Add(new("kept", kept));
        var keys = Keys();
        var order = string.Join(", ", Order(keys).Select(c => "events." + c));
        columns.Insert(0, new("row_number", $"toUInt64(row_number() OVER (ORDER BY {order}) - 1)"));

        var steps = Steps(keys, out var from);
        return string.Join("\n",
        [
            SqlLines.Comment($"Rows of {_set.Name}: one for each event of {Source.Table}. Generated; change the classes instead."),
            .. steps.Count == 0 ? [] : new[] { "WITH" }.Concat(SqlLines.Indent(steps.SelectMany((s, i) => s.Lines(i == steps.Count - 1)))),
            .. SqlLines.Select(columns, ["FROM", "(", .. SqlLines.Indent(_layers.Render(from)), ") AS events"]),
            "SETTINGS enable_materialized_cte = 1, short_circuit_function_evaluation = 'disable'",
        ]) + "\n";
    }

    private string Shift() => _set.AsOfShift == 0 ? "" : _set.AsOfShift > 0 ? $" + {_set.AsOfShift}" : $" - {-_set.AsOfShift}";

    // A tie of everything that is ordered by is a tie of equal rows, whose order nobody can see.
    private IEnumerable<string> Order(IReadOnlyList<SqlColumn> keys) =>
        Source.Id is null ? ["event_time", "known", "tie_break"] : ["event_time", "known", "event_id", .. keys.Select(k => k.Name)];

    private SqlColumn Column(string name, Expr value, DataType type)
    {
        var sql = _layers.Stage(name + "_value", Lower(value));
        // A vector that is never missing is stored as one that can be: an array is never null.
        var stored = type.Nullable && !value.Type.Nullable && !type.IsVector ? $"toNullable({SqlValues.Write(value.Type, "events." + sql)})"
            : SqlValues.Write(value.Type with { Nullable = type.Nullable && value.Type.Nullable }, "events." + sql);
        return new(SqlNames.Quote(name), stored);
    }

    private string Lower(Expr value) => new ScalarSql(_layers, leaf => Base(((Column)leaf).Property)).Lower(value);

    private string Base(string property)
    {
        var index = Source.Columns.ToList().FindIndex(c => c.Property == property);
        if (!_columns.TryGetValue(index, out var name))
        {
            name = _names.Unique(property);
            _columns[index] = name;
            _layers.Base(name);
        }

        return name;
    }

    // An event is told apart by its id and by every entity it is of; a missing key is a value of its own here.
    private IReadOnlyList<SqlColumn> Keys() => Source.Id is null ? [] :
    [
        .. Source.Keys.SelectMany(k => k.Columns).Distinct().Select(Source.ColumnOf).Select((c, i) => new SqlColumn(
            _names.Unique($"key_{i + 1}"),
            c.Type.Nullable ? $"(isNull({SourceSql.Qualified(c)}), ifNull(toString({SourceSql.Qualified(c)}), ''))" : SourceSql.Qualified(c))),
    ];

    private IReadOnlyList<Cte> Steps(IReadOnlyList<SqlColumn> keys, out IReadOnlyList<string> from)
    {
        var columns = new List<SqlColumn>(keys) { new("event_time", SourceSql.Time(Source)), new("known", SourceSql.Known(Source)) };
        columns.AddRange(_columns.Select(c => (Column: Source.Columns[c.Key], Name: c.Value))
            .Select(c => new SqlColumn(c.Name, SqlValues.Read(c.Column, SourceSql.Qualified(c.Column)))));
        if (Source.Id is not null)
        {
            columns.Insert(keys.Count + 2, new("event_id", SourceSql.Id(Source)));
            if (Source.HasVersions)
            {
                from = ["rows_versions"];
                return EventVersions.Steps("rows", Source, [.. keys.Select(k => k.Name)], columns, [], [], lastOnly: true);
            }

            from = ["rows_once"];
            return EventIds.Steps("rows", Source, [.. keys.Select(k => k.Name)], columns, []);
        }

        columns.Add(new("tie_break", SourceSql.TieBreak(Source)));
        from = ["(", .. SqlLines.Indent(SqlLines.Select(columns, [$"FROM {SqlNames.Table(Source.Table)} AS source"])), ")"];
        return [];
    }
}
