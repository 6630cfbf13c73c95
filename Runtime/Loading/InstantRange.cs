using System.Globalization;
using Apache.Arrow;
using FeatureDsl.Ir;
using FeatureDsl.Runtime.Files;

namespace FeatureDsl.Runtime;

/// <summary>Finds instants outside the contract's range in a column of them, or in one of lists or maps.</summary>
/// <param name="Index">The column.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
internal sealed record InstantRange(int Index, string Name, DataType Type)
{
    private static readonly long First = Instants.ToMicros(Instants.Earliest), End = Instants.ToMicros(Instants.Latest);

    /// <summary>Whether there are instants in a column of a type.</summary>
    public static bool Concerns(DataType type) =>
        type.Kind == DataKind.DateTime || type.Key?.Kind == DataKind.DateTime || type.Element?.Kind == DataKind.DateTime;

    /// <summary>Reports the rows whose instants lie outside.</summary>
    /// <param name="batch">Converted rows.</param>
    /// <param name="add">Takes row, column and reason.</param>
    public void Check(RecordBatch batch, Action<int, string, string> add)
    {
        var column = batch.Column(Index);
        if (column is MapArray map)
        {
            if (Type.Key!.Kind == DataKind.DateTime)
                CheckEach(map, map.Keys, (place, _) => Places.Key(place), add);
            if (Type.Element!.Kind == DataKind.DateTime)
                CheckEach(map, map.Values, (_, at) => Places.Value(map.Keys, at), add);
        }
        else if (column is ListArray list)
        {
            CheckEach(list, list.Values, (place, _) => Places.Element(place), add);
        }
        else
        {
            CheckAll((TimestampArray)column, add);
        }
    }

    /// <summary>An instant for a message.</summary>
    public static string Show(long micros) => micros is < -60_000_000_000_000_000 or > 250_000_000_000_000_000
        ? $"{micros} microseconds since 1970"
        : Instants.FromMicros(micros).ToString("yyyy-MM-dd HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture);

    private void CheckAll(TimestampArray instants, Action<int, string, string> add)
    {
        var values = instants.Values;
        for (var row = 0; row < values.Length; row++)
        {
            if (IsOutside(instants, values, row))
                add(row, Name, Fault(values[row]));
        }
    }

    private void CheckEach(ListArray rows, IArrowArray part, Func<int, int, string> place, Action<int, string, string> add)
    {
        var instants = (TimestampArray)part;
        var offsets = rows.ValueOffsets;
        var values = instants.Values;
        for (var row = 0; row < rows.Length; row++)
        {
            for (var at = offsets[row]; at < offsets[row + 1]; at++)
            {
                if (IsOutside(instants, values, at))
                    add(row, Name, $"{place(at - offsets[row], at)}: {Fault(values[at])}");
            }
        }
    }

    // A missing value may stand on anything; only values are judged.
    private static bool IsOutside(TimestampArray instants, ReadOnlySpan<long> values, int at) =>
        (values[at] < First || values[at] >= End) && instants.IsValid(at);

    private static string Fault(long micros) => $"{Show(micros)} lies outside {Show(First)} to {Show(End)}";
}
