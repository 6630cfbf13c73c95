using System.Runtime.InteropServices;
using Apache.Arrow;
using Apache.Arrow.Arrays;
using Apache.Arrow.Types;

namespace FeatureDsl.Runtime.Files;

/// <summary>How values of each Arrow type are written as text, so that reading them back gives the same bits.</summary>
internal static class CsvCells
{
    private const string DateTimeFormat = "yyyy-MM-dd HH:mm:ss.ffffff";

    /// <summary>The writer of values of a type (simplified by <see cref="SourceArrays"/>), or null if a type has no text of its
    /// own.</summary>
    public static CsvCell? For(IArrowType type) => type switch
    {
        NullType => Nothing,
        BooleanType => (a, i, o) => o.Ascii(((BooleanArray)a).GetValue(i) == true ? "true"u8 : "false"u8),
        Int8Type => Number<sbyte>,
        Int16Type => Number<short>,
        Int32Type => Number<int>,
        Int64Type => Number<long>,
        UInt8Type => Number<byte>,
        UInt16Type => Number<ushort>,
        UInt32Type => Number<uint>,
        UInt64Type => Number<ulong>,
        FloatType => (a, i, o) => Floating(At<float>(a, i), o),
        DoubleType => (a, i, o) => Floating(At<double>(a, i), o),
        Decimal128Type { Scale: var scale and >= 0 } => (a, i, o) => o.Ascii(DecimalScale.Show(At<Int128>(a, i), scale)),
        StringType or BinaryType => (a, i, o) => o.Text(((BinaryArray)a).GetBytes(i)),
        Date32Type => (a, i, o) => Date(At<int>(a, i), o),
        TimestampType { Unit: TimeUnit.Microsecond } => (a, i, o) => Instant(At<long>(a, i), o),
        TimestampType { Unit: var unit } => (a, i, o) => o.Ascii(Instants.Show(At<long>(a, i), unit)),
        FixedSizeBinaryType { ByteWidth: 16 } => (a, i, o) =>
            o.Value(new Guid(((FixedSizeBinaryArray)a).GetBytes(i), bigEndian: true), "D"),
        ListType { ValueDataType: var element } => ListCells.For(SourceArrays.Simplify(element)),
        MapType { KeyField.DataType: var key, ValueField.DataType: var value } => ListCells.For(SourceArrays.Simplify(key), SourceArrays.Simplify(value)),
        _ => null,
    };

    private static void Nothing(IArrowArray array, int row, CsvOutput output) => output.Ascii("");

    private static T At<T>(IArrowArray array, int row)
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(array.Data.Buffers[1].Span)[array.Offset + row];

    private static void Number<T>(IArrowArray array, int row, CsvOutput output)
        where T : unmanaged, IUtf8SpanFormattable => output.Value(At<T>(array, row));

    private static void Floating<T>(T value, CsvOutput output)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        if (T.IsFinite(value))
            output.Value(value, "R");
        else
            output.Ascii(T.IsNaN(value) ? "nan"u8 : T.IsPositive(value) ? "inf"u8 : "-inf"u8);
    }

    private static void Date(int days, CsvOutput output) =>
        output.Value(DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays(days), "yyyy-MM-dd");

    private static void Instant(long micros, CsvOutput output)
    {
        // DateTime holds the years 1 to 9999; an instant beyond them is written as its number.
        if (micros is < -62_135_596_800_000_000 or > 253_402_300_799_999_999)
            output.Value(micros);
        else
            output.Value(DateTime.UnixEpoch.AddTicks(micros * TimeSpan.TicksPerMicrosecond), DateTimeFormat);
    }
}
