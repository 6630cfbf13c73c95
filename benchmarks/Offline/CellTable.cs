using System.Numerics;
using Apache.Arrow;
using FeatureDsl.Benchmarks.Measuring;

namespace FeatureDsl.Benchmarks.Offline;

/// <summary>The features of every row of a spine as whole numbers that are equal exactly when the values are: money in cents, doubles as their bits.</summary>
internal sealed class CellTable(IReadOnlyList<string> columns, int rows)
{
    private const long Missing = long.MinValue;

    private readonly long[] _cells = new long[columns.Count * rows];

    private int _filled;

    /// <summary>Takes the rows of a batch, in the order of the spine.</summary>
    /// <param name="batch">The features are its last columns.</param>
    /// <param name="first">The spine's row of its first row.</param>
    public void Take(RecordBatch batch, int first)
    {
        var offset = batch.ColumnCount - columns.Count;
        for (var c = 0; c < columns.Count; c++)
        {
            var array = batch.Column(offset + c);
            for (var i = 0; i < batch.Length; i++)
                _cells[((first + i) * columns.Count) + c] = array.IsNull(i) ? Missing : Cell(array, i);
        }

        _filled += batch.Length;
    }

    /// <summary>Takes the rows of a batch whose first column is the number of the spine's row.</summary>
    public void TakeNumbered(RecordBatch batch)
    {
        var numbers = ((UInt64Array)batch.Column(0)).Values;
        for (var c = 0; c < columns.Count; c++)
        {
            var array = batch.Column(1 + c);
            for (var i = 0; i < batch.Length; i++)
                _cells[((int)numbers[i] * columns.Count) + c] = array.IsNull(i) ? Missing : Cell(array, i);
        }

        _filled += batch.Length;
    }

    /// <summary>Takes one row.</summary>
    public void Take(int row, ReadOnlySpan<object> values)
    {
        for (var c = 0; c < columns.Count; c++)
            _cells[(row * columns.Count) + c] = Cell(values[c]);
        _filled++;
    }

    /// <summary>Compares every cell.</summary>
    /// <exception cref="UnequalException">Names the first cells that differ.</exception>
    public void RequireEqual(CellTable other, string name, string otherName)
    {
        if (_filled != rows || other._filled != rows)
            throw new UnequalException($"{name} gave {_filled} rows and {otherName} {other._filled}, where the spine has {rows}.");
        var differing = Enumerable.Range(0, _cells.Length).Where(i => _cells[i] != other._cells[i]).ToList();
        if (differing.Count > 0)
        {
            var some = differing.Take(10).Select(i => FormattableString.Invariant(
                $"row {i / columns.Count}, {columns[i % columns.Count]}: {Show(_cells[i])} and {Show(other._cells[i])}"));
            throw new UnequalException($"{name} and {otherName} differ in {differing.Count} of {_cells.Length} values: {string.Join("; ", some)}.");
        }
    }

    private static string Show(long cell) => cell == Missing ? "missing" : FormattableString.Invariant($"{cell}");

    private static long Cell(IArrowArray array, int row) => array switch
    {
        Int64Array a => a.Values[row],
        Int32Array a => a.Values[row],
        UInt64Array a => checked((long)a.Values[row]),
        DoubleArray a => BitConverter.DoubleToInt64Bits(a.Values[row]),
        Decimal128Array a => (long)(a.GetValue(row)!.Value * 100),
        Decimal256Array a => (long)(a.GetValue(row)!.Value * 100),
        _ => throw new InvalidOperationException($"A column arrived as Arrow {array.Data.DataType.Name}, which is not compared here."),
    };

    private static long Cell(object value) => value switch
    {
        DBNull => Missing,
        long x => x,
        int x => x,
        BigInteger x => (long)x,
        double x => BitConverter.DoubleToInt64Bits(x),
        decimal x => (long)(x * 100),
        _ => throw new InvalidOperationException($"A column arrived as {value.GetType().Name}, which is not compared here."),
    };
}
