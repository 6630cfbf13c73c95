using Apache.Arrow;

namespace FeatureDsl.Runtime.Files;

/// <summary>
/// Writes batches to a table file, in the format that its extension tells. The rows go to a temporary file in the same folder, which
/// takes the final name only when everything is written: a run that fails leaves neither half a file nor a changed old one.
/// </summary>
/// <remarks>
/// In delimited files a null is an empty field and the empty string is <c>""</c> (a null in a file of one column is <c>\N</c>, since a
/// blank line is no row); floating point numbers are the shortest text that reads back to the same bits, <c>nan</c>, <c>inf</c>
/// and <c>-inf</c>; instants are <c>yyyy-MM-dd HH:mm:ss.ffffff</c> in UTC; lists
/// are JSON arrays.
/// </remarks>
public abstract class TableWriter : IAsyncDisposable
{
    private readonly string temporary;
    private bool closed;
    private bool completed;

    private protected TableWriter(string path, string temporary, Schema schema)
    {
        Path = path;
        Schema = schema;
        this.temporary = temporary;
    }

    /// <summary>The final name of the file.</summary>
    public string Path { get; }

    /// <summary>The schema that every batch must have.</summary>
    public Schema Schema { get; }

    /// <summary>The rows written so far.</summary>
    public long Rows { get; private set; }

    /// <summary>Starts a file.</summary>
    /// <param name="path">A .csv, .csv.gz, .tsv, .tsv.gz, .parquet, .arrow, .feather or .arrows file; its folder is created if need
    /// be.</param>
    /// <param name="schema">The schema of the batches to come.</param>
    /// <returns>The writer.</returns>
    /// <exception cref="FeatureDslException">The extension is not known, a column cannot be written in it, or the folder cannot be
    /// written to.</exception>
    public static TableWriter Create(string path, Schema schema)
    {
        var format = FileFormat.Of(path);
        var full = System.IO.Path.GetFullPath(path);
        var folder = System.IO.Path.GetDirectoryName(full)!;
        var temporary = System.IO.Path.Combine(folder, $".{System.IO.Path.GetFileName(full)}.{Guid.NewGuid():N}.tmp");
        try
        {
            Directory.CreateDirectory(folder);
            return format.Kind switch
            {
                FileKind.Parquet => new ParquetTableWriter(path, temporary, schema),
                FileKind.Delimited => new CsvTableWriter(path, temporary, schema, format),
                _ => new ArrowTableWriter(path, temporary, schema, format.Kind),
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FeatureDslException($"The file '{path}' cannot be written: {e.Message} " +
                "Choose another folder or mend its permissions.", e);
        }
    }

    /// <summary>Appends the rows of a batch, which stays the caller's.</summary>
    /// <param name="batch">A batch with the columns of <see cref="Schema"/>.</param>
    /// <param name="cancellation">Stops before the batch.</param>
    /// <returns>When the batch is no longer needed.</returns>
    public async ValueTask WriteAsync(RecordBatch batch, CancellationToken cancellation = default)
    {
        ObjectDisposedException.ThrowIf(closed, this);
        cancellation.ThrowIfCancellationRequested();
        if (batch.ColumnCount != Schema.FieldsList.Count)
            throw new ArgumentException(
                $"The batch has {batch.ColumnCount} columns, the file '{Path}' has {Schema.FieldsList.Count}.", nameof(batch));
        await WriteBatchAsync(batch, cancellation);
        Rows += batch.Length;
    }

    /// <summary>Ends the file and gives it its name, replacing an older file of that name.</summary>
    /// <param name="cancellation">Stops before anything is ended.</param>
    /// <returns>When the file is there.</returns>
    public async ValueTask CompleteAsync(CancellationToken cancellation = default)
    {
        ObjectDisposedException.ThrowIf(closed, this);
        cancellation.ThrowIfCancellationRequested();
        await EndAsync();
        await CloseAsync();
        File.Move(temporary, Path, overwrite: true);
        completed = true;
    }

    /// <summary>Closes the file; without <see cref="CompleteAsync"/> nothing of it remains.</summary>
    /// <returns>When it is closed.</returns>
    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        if (!completed)
            File.Delete(temporary);
        GC.SuppressFinalize(this);
    }

    private protected abstract ValueTask WriteBatchAsync(RecordBatch batch, CancellationToken cancellation);

    /// <summary>Writes what the format wants after the last batch.</summary>
    private protected abstract ValueTask EndAsync();

    /// <summary>Lets go of the temporary file.</summary>
    private protected abstract ValueTask ReleaseAsync();

    private async ValueTask CloseAsync()
    {
        if (closed)
            return;
        closed = true;
        await ReleaseAsync();
    }
}
