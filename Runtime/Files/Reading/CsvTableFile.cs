using System.Runtime.CompilerServices;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace FeatureDsl.Runtime.Files;

/// <summary>A delimited text file, read in blocks of whole rows.</summary>
internal sealed class CsvTableFile : TableFile
{
    private const int BlockBytes = 4 << 20;

    // A row that does not end within this many bytes is taken for a quote that was never closed.
    private const int LongestRowBytes = 64 << 20;

    private readonly FileFormat format;

    public CsvTableFile(string path, FileFormat format)
        : base(path, ReadHeader(path, format)) => this.format = format;

    private protected override async IAsyncEnumerable<TableChunk> ReadChunksAsync(
        bool[] wanted, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var source = Open(Path, format);
        var header = ParseHeader(Path, source, format);
        var buffers = wanted.Select(w => w ? new CsvColumnBuffer() : null).ToList();
        var parser = new CsvParser(format.Separator, buffers) { Line = header.NextLine };
        var schema = Project(wanted);
        while (await source.NextBlockAsync(cancellation))
        {
            var first = parser.Number;
            var rows = new CsvRows(Path, source.Block);
            var giveUp = !source.AtEnd && source.Filled >= LongestRowBytes;
            var parsed = parser.Parse(source.Bytes, source.AtEnd || giveUp, giveUp ? 1 : ChunkRows, rows);
            if (parsed == 0)
            {
                source.Grow();
                continue;
            }

            source.Consume(parsed);
            var arrays = buffers.Where(b => b is not null).Select(b => b!.Take()).ToList();
            if (rows.Good.Count + rows.Bad.Count > 0)
                yield return new TableChunk(Path, new RecordBatch(schema, arrays, rows.Good.Count), first, rows);
        }
    }

    private static CsvSource Open(string path, FileFormat format)
    {
        Stream file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        return new CsvSource(format.Gzip ? new WholeGzipStream(file) : file, BlockBytes);
    }

    private static Schema ReadHeader(string path, FileFormat format)
    {
        using var source = Open(path, format);
        var names = ParseHeader(path, source, format).Names;
        return new Schema(names.Select(n => new Field(n, StringType.Default, nullable: true)), metadata: null);
    }

    private static (List<string> Names, long NextLine) ParseHeader(string path, CsvSource source, FileFormat format)
    {
        var buffers = new List<CsvColumnBuffer?>();
        var parser = new CsvParser(format.Separator, buffers);
        if (!source.NextBlock())
            throw new FeatureDslException($"{path}: the file is empty; its first line must be a header with the names of the columns.");
        source.SkipByteOrderMark(path);
        var rows = new CsvRows(path, source.Block);
        source.Consume(parser.Parse(source.Bytes, last: true, maxRows: 1, rows));
        var names = buffers.Select(b => b!.Take().GetString(0)?.Trim() ?? "").ToList();
        if (rows.Good.Count == 0)
            throw new FeatureDslException(
                $"{path}: there is no header; its first line must hold the names of the columns" +
                $"{(rows.Bad is [var bad, ..] ? $" ({bad.Reason})" : "")}.");
        CheckNames(path, names);
        return (names, parser.Line);
    }

    private static void CheckNames(string path, List<string> names)
    {
        if (names.FindIndex(n => n.Length == 0) is var nameless and >= 0)
            throw new FeatureDslException($"{path}: column {nameless + 1} of the header has no name; name every column in the first line.");
        // A file without a header shows by its first line: names are not numbers.
        if (names.All(n => double.TryParse(n, System.Globalization.CultureInfo.InvariantCulture, out _)))
            throw new FeatureDslException(
                $"{path}: there is no header: the first line holds only numbers ({string.Join(", ", names.Take(3))}...); " +
                "add a line with the names of the columns.");
    }
}
