using FeatureDsl.Ir;
using FeatureDsl.Operators;

namespace FeatureDsl.Compiler.Lowering.ClickHouse;

/// <summary>The rows of a snapshot source, found by one key, and the one that holds at the instant of each spine row.</summary>
internal sealed class SnapshotStream(
    string name, SourceModel source, EntityModel entity, EquatableArray<string> keyColumns, SqlNames names)
{
    private readonly HeldRows _rows = new(name, source, keyColumns, KeysOf(entity));
    private readonly Dictionary<string, (string Column, int Number)> _answers = new(StringComparer.Ordinal);
    private readonly string _found = names.Unique(name + "_found");
    private readonly string _since = names.Unique(name + "_since");

    /// <summary>The step with the answers.</summary>
    public PartTable Table => new(name + "_at", [_found, _since, .. _answers.Values.Select(a => a.Column)]);

    /// <summary>The text of a value of the row that holds, over columns of the answers.</summary>
    public string Value(LatestValue latest)
    {
        var young = latest.MaxAge is { } age ? $"{_since} >= toInt64(as_of - {age})" : null;
        if (latest.Property is not { } property)
        {
            return young is null ? _found : $"({_found} AND {young})";
        }

        if (!_answers.TryGetValue(property, out var answer))
        {
            answer = (names.Unique($"{name}_{property}"), _rows.Add(source.ColumnOf(property)));
            _answers[property] = answer;
        }

        return young is null ? answer.Column : $"if({young}, {answer.Column}, {SqlValues.Nothing(latest.Type)})";
    }

    /// <summary>The steps that choose the row.</summary>
    public IEnumerable<Cte> Steps() => [_rows.Step(), Answers()];

    private Cte Answers() => new(
        Table.Name,
        ["The one that holds at the instant of each spine row."],
        SqlLines.Select(
            [
                new("row_number", "asked.row_number"),
                new(_found, _rows.Found),
                new(_since, HeldRows.Since),
                .. _answers.Values.Select(a => new SqlColumn(a.Column, _rows.Value(a.Number))),
            ],
            ["FROM spine AS asked", $"ASOF INNER JOIN {name} AS held ON {_rows.Matches(KeysOf(entity).Select(k => "asked." + k), "asked.as_of")}"]));

    private static IReadOnlyList<string> KeysOf(EntityModel entity) => [.. entity.Keys.Select(k => SqlNames.Quote(k.Column))];
}
