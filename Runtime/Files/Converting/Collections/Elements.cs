using System.Collections;
using Apache.Arrow;

namespace FeatureDsl.Runtime.Files;

/// <summary>The elements of all lists of a chunk, or the keys and the values of all its maps, one after another.</summary>
/// <param name="Offsets">Where the elements of each row begin, from 0; at the end how many there are.</param>
/// <param name="Missing">The rows that are null, or <see langword="null"/> where there is none. What stands in them does not count.</param>
/// <param name="Parts">The elements, or the keys and the values; the caller's to dispose.</param>
internal sealed record Elements(int[] Offsets, BitArray? Missing, IReadOnlyList<IArrowArray> Parts)
{
    public int Rows => Offsets.Length - 1;

    public bool IsMissing(int row) => Missing is not null && Missing[row];

    /// <summary>Reports what is wrong with elements, once for each row: one is enough to find it.</summary>
    /// <param name="problems">Which elements, in order, and why.</param>
    /// <param name="bad">Takes the rows.</param>
    /// <param name="place">Names an element by its place in its row and among all.</param>
    public void Report(IEnumerable<(int At, string Reason)> problems, BadCells bad, Func<int, int, string> place)
    {
        var (row, reported) = (0, -1);
        foreach (var (at, reason) in problems)
        {
            while (Offsets[row + 1] <= at)
                row++;
            if (row == reported || IsMissing(row))
                continue;
            bad.Add(row, $"{place(at - Offsets[row], at)}: {reason}");
            reported = row;
        }
    }

    /// <summary>Converted parts without what stands in rows that are null; takes the arrays over.</summary>
    public (int[] Offsets, IReadOnlyList<IArrowArray> Parts) WithoutMissing(IReadOnlyList<IArrowArray> parts)
    {
        if (Missing is null || !Enumerable.Range(0, Rows).Any(r => Missing[r] && Offsets[r + 1] > Offsets[r]))
            return (Offsets, parts);
        var (left, ends) = (new BitArray(Offsets[^1]), new int[Offsets.Length]);
        for (var row = 0; row < Rows; row++)
        {
            for (var at = Offsets[row]; at < Offsets[row + 1]; at++)
                left[at] = Missing[row];
            ends[row + 1] = ends[row] + (Missing[row] ? 0 : Offsets[row + 1] - Offsets[row]);
        }

        var kept = parts.Select(p => RowFilter.Keep(p, left, ends[^1])).ToList();
        foreach (var part in parts)
            part.Dispose();
        return (ends, kept);
    }
}
