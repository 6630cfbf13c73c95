using System.IO.Compression;
using System.Text;
using Apache.Arrow;

namespace FeatureDsl.Runtime.Files;

/// <summary>Writes delimited text (RFC 4180, but lines end in a single newline).</summary>
internal sealed class CsvTableWriter : TableWriter
{
    private const int FlushBytes = 1 << 20;

    private readonly CsvCell[] cells;
    private readonly CsvOutput output;
    private readonly Stream stream;

    public CsvTableWriter(string path, string temporary, Schema schema, FileFormat format)
        : base(path, temporary, schema)
    {
        cells = [.. schema.FieldsList.Select(f => CsvCells.For(SourceArrays.Simplify(f.DataType))
            ?? throw new FeatureDslException(
                $"Column '{f.Name}' is {f.DataType.Name}, which has no text form; " +
                $"write '{path}' as .parquet or .arrow, or leave the column out."))];
        output = new CsvOutput(format.Separator);
        var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16);
        stream = format.Gzip ? new GZipStream(file, CompressionLevel.Fastest) : file;
        WriteHeader(schema);
    }

    private protected override async ValueTask WriteBatchAsync(RecordBatch batch, CancellationToken cancellation)
    {
        var columns = batch.Arrays.Select(SourceArrays.Simplify).ToArray();
        for (var row = 0; row < batch.Length; row++)
        {
            WriteRow(columns, row);
            if (output.Length >= FlushBytes)
                await FlushAsync(cancellation);
        }
    }

    private protected override ValueTask EndAsync() => FlushAsync(CancellationToken.None);

    private protected override ValueTask ReleaseAsync() => stream.DisposeAsync();

    private void WriteHeader(Schema schema)
    {
        for (var i = 0; i < schema.FieldsList.Count; i++)
        {
            if (i > 0)
                output.Separator();
            output.Text(Encoding.UTF8.GetBytes(schema.GetFieldByIndex(i).Name));
        }

        output.NewLine();
    }

    private void WriteRow(IArrowArray[] columns, int row)
    {
        for (var i = 0; i < columns.Length; i++)
        {
            if (i > 0)
                output.Separator();
            if (!columns[i].IsNull(row))
                cells[i](columns[i], row, output);
            else if (columns.Length == 1)
                output.Ascii(@"\N"u8);
        }

        output.NewLine();
    }

    private async ValueTask FlushAsync(CancellationToken cancellation)
    {
        await stream.WriteAsync(output.Written, cancellation);
        output.Clear();
    }
}
