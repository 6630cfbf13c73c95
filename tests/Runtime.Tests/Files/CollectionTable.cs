using Apache.Arrow;
using Apache.Arrow.Types;
using FeatureDsl.Runtime.Files;

namespace FeatureDsl.Runtime.Tests.Files;

/// <summary>Reads and writes one column <c>x</c>, a list or a map.</summary>
internal static class CollectionTable
{
    public static readonly IReadOnlyDictionary<string, int> Doors = new Dictionary<string, int> { ["Back"] = 2, ["Front"] = 1, ["Roof"] = -5 };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static ColumnSpec List(ColumnKind kind, bool nullable = false) => new("x", ColumnKind.List, false, Element: Single(kind, nullable));

    public static ColumnSpec Map(ColumnKind key, ColumnKind value) => new("x", ColumnKind.Map, false, Element: Single(value, false), Key: Single(key, false));

    /// <summary>Each good row as CSV has it.</summary>
    public static async Task<(List<string> Rows, IReadOnlyList<BadRow> Bad)> ReadAsync(string path, ColumnSpec column)
    {
        var (rows, bad) = (new List<string>(), new BadRowList());
        await foreach (var batch in TableFile.OpenRead(path).ReadTypedAsync([column], bad, Ct))
        {
            using (batch)
            {
                for (var row = 0; row < batch.Length; row++)
                    rows.Add(Text(batch, row));
            }
        }

        return (rows, bad.Rows);
    }

    /// <summary>Each row of a column as CSV has it, converted as it is in memory: a file would be read from its beginning.</summary>
    public static IEnumerable<string> Convert(IArrowArray source, ColumnSpec column)
    {
        var bad = new BadCells(source.Length);
        using var batch = new RecordBatch.Builder().Append("x", false, ColumnConverters.Find(source.Data.DataType, column)!.Convert(source, bad)).Build();
        Assert.Equal(0, bad.RowCount);
        return [.. Enumerable.Range(0, batch.Length).Select(row => Text(batch, row))];
    }

    /// <summary>Writes a file of one batch with the column, sliced after its first row where that is wanted.</summary>
    public static async Task<string> WriteAsync(string path, IArrowArray column, int skip = 0)
    {
        var part = ArrowArrayFactory.Slice(column, skip, column.Length - skip);
        var batch = new RecordBatch.Builder().Append("x", true, part).Build();
        await using var writer = TableWriter.Create(path, batch.Schema);
        await writer.WriteAsync(batch, Ct);
        await writer.CompleteAsync(Ct);
        return path;
    }

    /// <summary>A list array over elements, by where each list ends; where that is negative the list is null and ends at the positive place.</summary>
    public static ListArray Lists(IArrowArray elements, params int[] ends) => new(new ArrayData(
        new ListType(new Field("item", elements.Data.DataType, true)), ends.Length, ends.Count(e => e < 0), 0, [Valid(ends), Buffers.Copy<int>([0, .. ends.Select(Math.Abs)])], [elements.Data]));

    /// <summary>A map array over keys and values, by where each map ends.</summary>
    public static MapArray Maps(IArrowArray keys, IArrowArray values, params int[] ends)
    {
        var type = new MapType(new Field("key", keys.Data.DataType, false), new Field("value", values.Data.DataType, true));
        var entries = new ArrayData(type.KeyValueType, keys.Length, 0, 0, [ArrowBuffer.Empty], [keys.Data, values.Data]);
        return new(new ArrayData(type, ends.Length, ends.Count(e => e < 0), 0, [Valid(ends), Buffers.Copy<int>([0, .. ends.Select(Math.Abs)])], [entries]));
    }

    private static string Text(RecordBatch batch, int row) => CsvRowText.Of(batch, row).Trim('"').Replace("\"\"", "\"", StringComparison.Ordinal);

    private static ArrowBuffer Valid(int[] ends)
    {
        var bits = new ArrowBuffer.BitmapBuilder();
        foreach (var end in ends)
            bits.Append(end >= 0);
        return bits.Build();
    }

    private static ColumnSpec Single(ColumnKind kind, bool nullable) => kind switch
    {
        ColumnKind.Decimal => new("x", kind, nullable, 18, 2),
        ColumnKind.Enum => new("x", kind, nullable, EnumValues: Doors),
        _ => new("x", kind, nullable),
    };
}
