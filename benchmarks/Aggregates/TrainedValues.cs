using Apache.Arrow;
using FeatureDsl.Benchmarks.Measuring;

namespace FeatureDsl.Benchmarks.Aggregates;

/// <summary>One feature over the rows of a spine, to be compared with what inexact arithmetic makes of the same rows.</summary>
internal sealed class TrainedValues(int rows)
{
    /// <summary>What ClickHouse's sums and moments of doubles may be off by on these rows.</summary>
    public const double Tolerance = 1e-7;

    private readonly double[]?[] _values = new double[]?[rows];

    public void Take(RecordBatch batch, ref int row)
    {
        var array = batch.Column(batch.ColumnCount - 1);
        for (var i = 0; i < batch.Length; i++)
            _values[row++] = Numbers(array, i);
    }

    /// <param name="batch">Its first column is the number of the spine's row.</param>
    public void TakeNumbered(RecordBatch batch)
    {
        var numbers = ((UInt64Array)batch.Column(0)).Values;
        for (var i = 0; i < batch.Length; i++)
            _values[(int)numbers[i]] = Numbers(batch.Column(1), i);
    }

    /// <summary>Compares every row that is present here with the other; nothing there may be 0, missing or an empty list here.</summary>
    /// <param name="inexact">The other.</param>
    /// <param name="aggregate">Its name.</param>
    /// <param name="tolerance">How far they may be apart.</param>
    /// <exception cref="UnequalException">Names the first row that differs.</exception>
    public void RequireClose(TrainedValues inexact, string aggregate, double tolerance)
    {
        for (var row = 0; row < _values.Length; row++)
        {
            if (!Close(_values[row], inexact._values[row], tolerance))
            {
                throw new UnequalException(
                    FormattableString.Invariant($"{aggregate} of row {row} is {Show(_values[row])}, by ClickHouse's own {Show(inexact._values[row])}."));
            }
        }
    }

    private static bool Close(double[]? ours, double[]? native, double tolerance)
    {
        // Where no event joins there is no row at all, and a variance of one value is NaN.
        if ((ours is null || ours.All(v => v == 0)) && native is null or [double.NaN])
            return true;
        return ours is not null && native is not null && ours.Length == native.Length
            && ours.Zip(native).All(p => Math.Abs(p.First - p.Second) <= tolerance * Math.Max(1, Math.Abs(p.Second)));
    }

    private static string Show(double[]? values) => values is null ? "missing" : FormattableString.Invariant($"[{string.Join(", ", values)}]");

    private static double[]? Numbers(IArrowArray array, int row) => array.IsNull(row) ? null : array switch
    {
        Int64Array a => [a.Values[row]],
        Int32Array a => [a.Values[row]],
        UInt64Array a => [a.Values[row]],
        DoubleArray a => [a.Values[row]],
        FloatArray a => [a.Values[row]],
        MapArray a => [.. Entries((StructArray)a.GetSlicedValues(row))],
        ListArray a => [.. Elements(a.GetSlicedValues(row))],
        _ => throw new InvalidOperationException($"A column arrived as Arrow {array.Data.DataType.Name}, which is not compared here."),
    };

    // Keys and values in turn.
    private static IEnumerable<double> Entries(StructArray entries) =>
        Elements(entries.Fields[0]).Zip(Elements(entries.Fields[1])).SelectMany(e => new[] { e.First, e.Second });

    private static IEnumerable<double> Elements(IArrowArray array) =>
        Enumerable.Range(0, array.Length).Select(i => Numbers(array, i) is [var only] ? only : double.NaN);
}
