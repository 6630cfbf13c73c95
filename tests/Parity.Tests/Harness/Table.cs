using FeatureDsl.Ir;

namespace FeatureDsl.Parity.Tests.Harness;

/// <summary>Rows with named columns; values are boxed as columns hold them (enumerations as their member's number).</summary>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">For each row a value for each column.</param>
internal sealed record Table(IReadOnlyList<(string Name, DataType Type)> Columns, IReadOnlyList<object?[]> Rows)
{
    /// <summary>The header, and a line for each row.</summary>
    public IReadOnlyList<string> Csv => CsvText.Lines(Columns, Rows);

    /// <summary>The place of a column.</summary>
    public int Place(string column) => Columns.Select((c, i) => (c.Name, i)).First(c => c.Name == column).i;

    /// <summary>Some of the columns, in the order that is asked for.</summary>
    public Table Only(IReadOnlyList<(string Name, DataType Type)> columns)
    {
        var places = columns.Select(c => Place(c.Name)).ToArray();
        return new(columns, [.. Rows.Select(r => places.Select(p => r[p]).ToArray())]);
    }

    /// <summary>The same with one value changed.</summary>
    public Table With(int row, int column, object? value) =>
        this with { Rows = [.. Rows.Select((r, i) => i == row ? [.. r.Select((v, j) => j == column ? value : v)] : r)] };
}
