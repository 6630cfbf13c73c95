using System.Runtime.CompilerServices;
using Apache.Arrow;

namespace FeatureDsl.Runtime.Files;

/// <summary>
/// A file of rows with named columns: CSV, TSV (either gzipped or not), Parquet, Arrow file or Arrow stream. It is read in chunks, in
/// bounded memory, and may be read several times.
/// </summary>
public abstract class TableFile
{
    /// <summary>The rows of a chunk, at most; Arrow files come in the batches in which they were written.</summary>
    public const int ChunkRows = 65_536;

    private protected TableFile(string path, Schema schema)
    {
        Path = path;
        Stored = schema;
        Schema = Flattened.Of(schema);
        var twice = Schema.FieldsList.GroupBy(f => f.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null)
            throw new FeatureDslException(
                $"{path}: the column '{twice.Key}' is there {twice.Count()} times; give every column its own name.");
    }

    /// <summary>The file, as it was named when it was opened.</summary>
    public string Path { get; }

    /// <summary>The columns of the file; of one that is a struct its members, <c>pickup_city</c>. Those of a delimited file are all nullable strings.</summary>
    public Schema Schema { get; }

    /// <summary>The columns as they are in the file.</summary>
    private protected Schema Stored { get; }

    /// <summary>Opens a file in the format that its extension tells and reads its header or schema.</summary>
    /// <param name="path">A .csv, .csv.gz, .tsv, .tsv.gz, .parquet, .arrow, .feather or .arrows file.</param>
    /// <returns>The file, ready to be read.</returns>
    /// <exception cref="FeatureDslException">The file is not there, has no header or schema, or names a column twice.</exception>
    public static TableFile OpenRead(string path)
    {
        var format = FileFormat.Of(path);
        if (!File.Exists(path))
            throw new FeatureDslException(
                $"The file '{path}' does not exist; check the path, relative to '{Directory.GetCurrentDirectory()}'.");
        try
        {
            return format.Kind switch
            {
                FileKind.Parquet => new ParquetTableFile(path),
                FileKind.Delimited => new CsvTableFile(path, format),
                _ => ArrowTableFile.Open(path, format.Kind),
            };
        }
        catch (Exception e) when (FileDamage.Covers(e))
        {
            throw FileDamage.Of(path, e);
        }
    }

    /// <summary>Reads the rows from the first to the last.</summary>
    /// <param name="columns">The columns wanted, or null for all; the chunks have them in the order of the file.</param>
    /// <param name="cancellation">Stops between chunks.</param>
    /// <returns>The chunks; each is the caller's to dispose.</returns>
    /// <exception cref="FeatureDslException">The file is damaged.</exception>
    public async IAsyncEnumerable<TableChunk> ReadAsync(
        IReadOnlyCollection<string>? columns = null,
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var wanted = Schema.FieldsList.Select(f => columns is null || columns.Contains(f.Name)).ToArray();
        await using var chunks = ReadChunksAsync(wanted, cancellation).GetAsyncEnumerator(cancellation);
        while (await MoveNextAsync(chunks))
            yield return chunks.Current;
    }

    /// <summary>Reads and converts the declared columns; bad rows go to the sink and are left out.</summary>
    /// <param name="columns">The declared columns.</param>
    /// <param name="rejects">Takes the bad rows.</param>
    /// <param name="cancellation">Stops between chunks.</param>
    /// <returns>Batches of the declared columns in the declared order, never empty; each is the caller's to dispose.</returns>
    /// <exception cref="FeatureDslException">The file is damaged, lacks a column, or has one of a type that cannot be
    /// converted.</exception>
    public async IAsyncEnumerable<RecordBatch> ReadTypedAsync(
        IReadOnlyList<ColumnSpec> columns,
        IBadRowSink rejects,
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var converter = TableConverter.Create(this, columns);
        var names = columns.Select(c => c.Name).ToHashSet(StringComparer.Ordinal);
        await foreach (var chunk in ReadAsync(names, cancellation))
        {
            RecordBatch batch;
            using (chunk)
                batch = converter.Convert(chunk, rejects);
            if (batch.Length > 0)
                yield return batch;
            else
                batch.Dispose();
        }
    }

    private protected abstract IAsyncEnumerable<TableChunk> ReadChunksAsync(bool[] wanted, CancellationToken cancellation);

    private protected Schema Project(bool[] wanted) => new(Schema.FieldsList.Where((_, i) => wanted[i]), Schema.Metadata);

    // A 'yield return' may not stand in a 'try' with a 'catch'; this is the part that can fail.
    private async ValueTask<bool> MoveNextAsync(IAsyncEnumerator<TableChunk> chunks)
    {
        try
        {
            return await chunks.MoveNextAsync();
        }
        catch (Exception e) when (FileDamage.Covers(e))
        {
            throw FileDamage.Of(Path, e);
        }
    }
}
