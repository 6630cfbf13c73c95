using System.Collections;
using System.Text;

namespace FeatureDsl.Runtime.Files;

/// <summary>The bad values found in one chunk, and thereby its bad rows.</summary>
/// <param name="rows">The number of rows of the chunk.</param>
internal sealed class BadCells(int rows)
{
    private const int LongestShown = 60;

    private readonly List<(int Row, string Column, string Reason)> cells = [];

    public BitArray Rows { get; } = new(rows);

    public int RowCount { get; private set; }

    /// <summary>The column that is being converted.</summary>
    public string Column { get; set; } = "";

    /// <summary>Bad values by row, in the order of the declared columns within a row.</summary>
    public IEnumerable<(int Row, string Column, string Reason)> InOrder => cells.OrderBy(c => c.Row);

    public void Add(int row, string reason)
    {
        cells.Add((row, Column, reason));
        if (Rows[row])
            return;
        Rows[row] = true;
        RowCount++;
    }

    public void Add(int row, ReadOnlySpan<byte> text, string problem)
    {
        var shown = Encoding.UTF8.GetString(text.Length > LongestShown ? text[..LongestShown] : text);
        Add(row, $"'{shown}{(text.Length > LongestShown ? "..." : "")}' {problem}");
    }
}
