using System.Runtime.InteropServices;
using Apache.Arrow;
using Apache.Arrow.Arrays;
using FeatureDsl.Descriptors;
using FeatureDsl.Ir;

namespace FeatureDsl.Runtime;

/// <summary>
/// Reads rows of record batches for generated code, column by position. It takes the batches of a query of ClickHouse as well as those of a
/// converted file: identifiers as 16 bytes or as text, members of an enumeration by number or by name. One thread at a time.
/// </summary>
public sealed class ArrowRowReader : IRowReader
{
    private readonly DataType[] _types;
    private readonly Dictionary<string, int>?[] _members;
    private readonly IArrowArray[] _columns;
    private readonly ArrowRowReader?[] _elements;

    /// <summary>A reader for batches whose columns have these types, in this order; more columns behind them do no harm.</summary>
    /// <param name="types">The types of the language.</param>
    public ArrowRowReader(IEnumerable<DataType> types)
    {
        _types = [.. types];
        _members = [.. _types.Select(t => t.Enum?.Members.ToDictionary(m => m.Name, m => m.Value, StringComparer.Ordinal))];
        _columns = new IArrowArray[_types.Length];
        _elements = new ArrowRowReader?[_types.Length];
    }

    /// <summary>The row that is read, from 0.</summary>
    public int Row { get; set; }

    /// <summary>Reads from this batch, which must live as long as its rows are read, from its first row on.</summary>
    /// <param name="batch">A batch with the columns of this reader.</param>
    /// <exception cref="FeatureDslException">A column is of a type that the declared type cannot be read from.</exception>
    public void Bind(RecordBatch batch)
    {
        for (var i = 0; i < _columns.Length; i++)
        {
            _columns[i] = batch.Column(i);
            if (!ArrowTypes.CanRead(_columns[i], _types[i]))
            {
                throw new FeatureDslException($"Column '{batch.Schema.GetFieldByIndex(i).Name}' arrived as Arrow {_columns[i].Data.DataType.Name}, "
                    + $"which a {_types[i].Display} cannot be read from; check the type of the column in the table.");
            }
        }

        Row = 0;
    }

    /// <inheritdoc/>
    public bool IsMissing(int column) => _columns[column].IsNull(Row) || (_types[column].IsVector && ((ListArray)_columns[column]).GetValueLength(Row) == 0);

    /// <inheritdoc/>
    public bool Bool(int column) => ((BooleanArray)_columns[column]).GetValue(Row)!.Value;

    /// <inheritdoc/>
    public int Int32(int column) => ((Int32Array)_columns[column]).Values[Row];

    /// <inheritdoc/>
    public long Int64(int column) => ((Int64Array)_columns[column]).Values[Row];

    /// <inheritdoc/>
    public float Float32(int column) => ((FloatArray)_columns[column]).Values[Row];

    /// <inheritdoc/>
    public double Float64(int column) => ((DoubleArray)_columns[column]).Values[Row];

    /// <inheritdoc/>
    public decimal Decimal(int column)
    {
        var (units, scale) = _columns[column] switch
        {
            Decimal128Array wide => (MemoryMarshal.Read<Int128>(wide.ValueBuffer.Span[((wide.Offset + Row) * 16)..]), wide.Scale),
            Decimal64Array half => (MemoryMarshal.Read<long>(half.ValueBuffer.Span[((half.Offset + Row) * 8)..]), half.Scale),
            var other => throw Unreadable(other),
        };
        var magnitude = (UInt128)Int128.Abs(units);
        return new decimal((int)(uint)magnitude, (int)(uint)(magnitude >> 32), (int)(uint)(magnitude >> 64), units < 0, (byte)scale);
    }

    /// <inheritdoc/>
    public string String(int column) => ((StringArray)_columns[column]).GetString(Row);

    /// <inheritdoc/>
    public DateTime DateTime(int column) => Instants.FromMicros(((TimestampArray)_columns[column]).Values[Row]);

    /// <inheritdoc/>
    public DateOnly DateOnly(int column) => Dates.FromDays(((Date32Array)_columns[column]).Values[Row]);

    /// <inheritdoc/>
    public TimeSpan TimeSpan(int column) => TimeSpans.FromMicros(((Int64Array)_columns[column]).Values[Row]);

    /// <inheritdoc/>
    public Guid Guid(int column) => _columns[column] switch
    {
        // ClickHouse sends the sixteen bytes in the order of the text.
        FixedSizeBinaryArray bytes => new Guid(bytes.GetBytes(Row), bigEndian: true),
        StringArray text => System.Guid.ParseExact(text.GetString(Row), "D"),
        var other => throw Unreadable(other),
    };

    /// <inheritdoc/>
    public int Enum(int column) => _columns[column] switch
    {
        Int32Array numbers => numbers.Values[Row],
        Int16Array numbers => numbers.Values[Row],
        Int8Array numbers => numbers.Values[Row],
        StringArray names => Member(column, names.GetString(Row)),
        var other => throw Unreadable(other),
    };

    /// <inheritdoc/>
    public FeatureVector Vector(int column)
    {
        var list = (ListArray)_columns[column];
        var (first, length) = (list.ValueOffsets[Row], list.GetValueLength(Row));
        if (list.Values is FloatArray floats)
            return FeatureVector.Of(floats.Values.Slice(first, length));
        // As a table stores them.
        var elements = new float[list.Values is Int8Array ? Math.Max(length - 1, 0) : length];
        if (list.Values is UInt16Array halves)
            VectorCodec.FromHalf(halves.Values.Slice(first, length), elements);
        else
            VectorCodec.FromInt8(((Int8Array)list.Values).Values.Slice(first, length), elements);
        return FeatureVector.Of(elements);
    }

    /// <inheritdoc/>
    public FeatureList<T> List<T>(int column, Func<IRowReader, T> element)
    {
        var list = (ListArray)_columns[column];
        var elements = _elements[column] ??= new([_types[column].Element!]);
        elements._columns[0] = list.Values;
        var (first, end) = (list.ValueOffsets[Row], list.ValueOffsets[Row + 1]);
        var items = new T[end - first];
        for (var i = 0; i < items.Length; i++)
        {
            elements.Row = first + i;
            items[i] = element(elements);
        }

        return FeatureList.Of<T>(items);
    }

    /// <inheritdoc/>
    public FeatureList<T> Entries<T>(int column, Func<IRowReader, T> entry)
    {
        var map = (MapArray)_columns[column];
        var entries = _elements[column] ??= new([_types[column].Key!, _types[column].Element!]);
        (entries._columns[0], entries._columns[1]) = (map.Keys, map.Values);
        var (first, end) = (map.ValueOffsets[Row], map.ValueOffsets[Row + 1]);
        var items = new T[end - first];
        for (var i = 0; i < items.Length; i++)
        {
            entries.Row = first + i;
            items[i] = entry(entries);
        }

        return FeatureList.Of<T>(items);
    }

    private int Member(int column, string name) => _members[column]!.TryGetValue(name, out var value)
        ? value
        : throw new FeatureDslException($"'{name}' is not a member of {_types[column].Display}.");

    private static InvalidOperationException Unreadable(IArrowArray array) => new($"Bind did not refuse Arrow {array.Data.DataType.Name}.");
}
