using FeatureDsl.Ir;
using FeatureDsl.Operators;

namespace FeatureDsl.Compiler.Lowering.ClickHouse;

/// <summary>The rows of a snapshot source, by one key, as they take each other's place: an ASOF join finds the one that holds at an instant, which it calls <c>held</c>.</summary>
/// <param name="name">The name of the step.</param>
/// <param name="source">The snapshot source.</param>
/// <param name="keyColumns">The properties that hold the key.</param>
/// <param name="keys">The columns of the step for it.</param>
internal sealed class HeldRows(string name, SourceModel source, EquatableArray<string> keyColumns, IReadOnlyList<string> keys)
{
    private readonly List<ColumnModel> _columns = [];

    /// <summary>From when the row holds; 0 where there is none.</summary>
    public static string Since => "held.chosen.1";

    /// <summary>Whether the row that was found holds, and does not take back.</summary>
    public string Found => source.Deleted is null ? "1" : Holds;

    private bool KnownApart => source.Known is not null || source.Delay > 0;

    // A row that takes back is found like any other, and then there is nothing.
    private string Holds => $"(held.chosen.{_columns.Count + 2} = 0)";

    /// <summary>Makes room for a column of the row.</summary>
    /// <returns>Its number.</returns>
    public int Add(ColumnModel column)
    {
        _columns.Add(column);
        return _columns.Count - 1;
    }

    /// <summary>The text of a column of the row, missing where there is none; once every column is there.</summary>
    public string Value(int column) => source.Deleted is null ? Held(column) : $"if({Holds}, {Held(column)}, {SqlValues.Nothing(_columns[column].Type)})";

    /// <summary>The condition of the join.</summary>
    /// <param name="asked">For each part of the key what it is to be.</param>
    /// <param name="at">The instant.</param>
    public string Matches(IEnumerable<string> asked, string at) =>
        $"{string.Join(" AND ", asked.Zip(keys, (theirs, own) => $"{theirs} = held.{own}"))} AND {at} >= held.{(KnownApart ? "known" : "since")}";

    /// <summary>The step.</summary>
    public Cte Step() => KnownApart ? Running() : Settled();

    // Known as soon as it holds: of the rows that hold from one instant on, the greatest.
    private Cte Settled() => new(
        name,
        [$"The rows of {source.Table} by {string.Join(", ", keys)}, one for each instant; of several the greatest in all its columns."],
        SqlLines.Select(
            [
                .. SourceSql.Keys(source, keyColumns, keys),
                new("since", SourceSql.Time(source)),
                new("chosen", $"argMax(\n    {Chosen()},\n    {SourceSql.TieBreak(source).Replace("\n", "\n    ")})"),
            ],
            [
                $"FROM {SqlNames.Table(source.Table)} AS source",
                .. SourceSql.WhereKeyed(source, keyColumns),
                $"GROUP BY {string.Join(", ", keys)}, since",
            ]));

    // Known later than it holds: in the order in which rows become known, the greatest so far.
    private Cte Running() => new(
        name,
        [$"The row of {source.Table} that holds by {string.Join(", ", keys)}, as it changes while rows become known: greatest in time, then known time, then all columns."],
        SqlLines.Select(
            [
                .. keys.Select(k => new SqlColumn(k, k)),
                new("known", "known"),
                new("chosen", $"argMax(chosen_row, row_order) OVER (PARTITION BY {string.Join(", ", keys)} ORDER BY known RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)"),
            ],
            [
                "FROM",
                "(",
                .. SqlLines.Indent(SqlLines.Select(
                    [
                        .. SourceSql.Keys(source, keyColumns, keys),
                        new("known", SourceSql.Known(source)),
                        new("chosen_row", Chosen()),
                        new("row_order", $"({SourceSql.Time(source)}, {SourceSql.Known(source)}, {SourceSql.TieBreak(source)})"),
                    ],
                    [$"FROM {SqlNames.Table(source.Table)} AS source", .. SourceSql.WhereKeyed(source, keyColumns)])),
                ")",
            ]));

    private static string Held(int column) => $"held.chosen.{column + 2}";

    // Bare missing values would be passed over by argMax; inside a tuple they are kept.
    private string Chosen() =>
        $"({string.Join(", ", ChosenColumns())}{(_columns.Count == 0 && source.Deleted is null ? ",)" : ")")}";

    private IEnumerable<string> ChosenColumns() =>
    [
        SourceSql.Time(source),
        .. _columns.Select(c => SqlValues.Read(c, SourceSql.Qualified(c)) is var value && c.Type.Nullable ? value : SqlValues.OrNothing(c.Type, value)),
        .. source.Deleted is { } deleted ? new[] { $"toUInt8({SourceSql.Qualified(source.ColumnOf(deleted))})" } : [],
    ];
}
