using FeatureDsl.Ir;
using FeatureDsl.Operators;

namespace FeatureDsl.Compiler.Lowering.ClickHouse;

/// <summary>The rows of a snapshot source, found by one key, and the one that holds at the instant of each spine row.</summary>
internal sealed class SnapshotStream(
    string name, SourceModel source, EntityModel entity, EquatableArray<string> keyColumns, SqlNames names)
{
    private readonly List<ColumnModel> _columns = [];
    private readonly Dictionary<string, string> _answers = new(StringComparer.Ordinal);
    private readonly string _found = names.Unique(name + "_found");
    private readonly string _since = names.Unique(name + "_since");

    private IReadOnlyList<string> Keys { get; } = [.. entity.Keys.Select(k => SqlNames.Quote(k.Column))];

    private bool KnownApart => source.Known is not null || source.Delay > 0;

    /// <summary>The step with the answers.</summary>
    public PartTable Table => new(name + "_at", [_found, _since, .. _answers.Values]);

    /// <summary>The text of a value of the row that holds, over columns of the answers.</summary>
    public string Value(LatestValue latest)
    {
        var young = latest.MaxAge is { } age ? $"{_since} >= toInt64(as_of - {age})" : null;
        if (latest.Property is not { } property)
        {
            return young is null ? _found : $"({_found} AND {young})";
        }

        if (!_answers.TryGetValue(property, out var column))
        {
            column = names.Unique($"{name}_{property}");
            _answers[property] = column;
            _columns.Add(source.ColumnOf(property));
        }

        return young is null ? column : $"if({young}, {column}, NULL)";
    }

    /// <summary>The steps that choose the row.</summary>
    public IEnumerable<Cte> Steps() => [KnownApart ? Running() : Settled(), Answers()];

    // Known as soon as it holds: of the rows that hold from one instant on, the greatest.
    private Cte Settled() => new(
        name,
        [$"The rows of {source.Table} by {string.Join(", ", Keys)}, one for each instant; of several the greatest in all its columns."],
        SqlLines.Select(
            [
                .. SourceSql.Keys(source, keyColumns, Keys),
                new("since", SourceSql.Time(source)),
                new("chosen", $"argMax(\n    {Chosen()},\n    {SourceSql.TieBreak(source).Replace("\n", "\n    ")})"),
            ],
            [
                $"FROM {SqlNames.Table(source.Table)} AS source",
                .. SourceSql.WhereKeyed(source, keyColumns),
                $"GROUP BY {string.Join(", ", Keys)}, since",
            ]));

    // Known later than it holds: in the order in which rows become known, the greatest so far.
    private Cte Running() => new(
        name,
        [$"The row of {source.Table} that holds by {string.Join(", ", Keys)}, as it changes while rows become known: greatest in time, then known time, then all columns."],
        SqlLines.Select(
            [
                .. Keys.Select(k => new SqlColumn(k, k)),
                new("known", "known"),
                new("chosen", $"argMax(chosen_row, row_order) OVER (PARTITION BY {string.Join(", ", Keys)} ORDER BY known RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)"),
            ],
            [
                "FROM",
                "(",
                .. SqlLines.Indent(SqlLines.Select(
                    [
                        .. SourceSql.Keys(source, keyColumns, Keys),
                        new("known", SourceSql.Known(source)),
                        new("chosen_row", Chosen()),
                        new("row_order", $"({SourceSql.Time(source)}, {SourceSql.Known(source)}, {SourceSql.TieBreak(source)})"),
                    ],
                    [$"FROM {SqlNames.Table(source.Table)} AS source", .. SourceSql.WhereKeyed(source, keyColumns)])),
                ")",
            ]));

    private Cte Answers()
    {
        var time = KnownApart ? "known" : "since";
        var matches = string.Join(" AND ", Keys.Select(k => $"asked.{k} = held.{k}"));
        return new(
            Table.Name,
            ["The one that holds at the instant of each spine row."],
            SqlLines.Select(
                [
                    new("row_number", "asked.row_number"),
                    new(_found, source.Deleted is null ? "1" : $"{Holds}"),
                    new(_since, "held.chosen.1"),
                    .. _columns.Select((c, i) => new SqlColumn(_answers[c.Property], source.Deleted is null ? Held(i) : $"if({Holds}, {Held(i)}, NULL)")),
                ],
                ["FROM spine AS asked", $"ASOF INNER JOIN {name} AS held ON {matches} AND asked.as_of >= held.{time}"]));
    }

    // A row that takes back is found like any other, and then there is nothing.
    private string Holds => $"(held.chosen.{_columns.Count + 2} = 0)";

    private static string Held(int column) => $"held.chosen.{column + 2}";

    // Bare missing values would be passed over by argMax; inside a tuple they are kept.
    private string Chosen() =>
        $"({string.Join(", ", ChosenColumns())}{(_columns.Count == 0 && source.Deleted is null ? ",)" : ")")}";

    private IEnumerable<string> ChosenColumns() =>
    [
        SourceSql.Time(source),
        .. _columns.Select(c => Nullable(c, SqlValues.Read(c.Type, SourceSql.Qualified(c)))),
        .. source.Deleted is { } deleted ? new[] { $"toUInt8({SourceSql.Qualified(source.ColumnOf(deleted))})" } : [],
    ];

    private static string Nullable(ColumnModel column, string value) => column.Type.Nullable ? value : $"toNullable({value})";
}
