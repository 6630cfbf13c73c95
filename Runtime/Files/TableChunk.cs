using Apache.Arrow;

namespace FeatureDsl.Runtime.Files;

/// <summary>Some consecutive rows of a table file, and where they came from.</summary>
public sealed class TableChunk : IDisposable
{
    private readonly CsvRows? text;

    internal TableChunk(string file, RecordBatch batch, long firstRow, CsvRows? text = null)
    {
        File = file;
        Batch = batch;
        FirstRow = firstRow;
        this.text = text;
    }

    /// <summary>The file, as it was named when it was opened.</summary>
    public string File { get; }

    /// <summary>The rows that could be read; disposed with the chunk.</summary>
    public RecordBatch Batch { get; }

    /// <summary>The number, among the rows of data of the file and from 1, of the first row that was looked at for this chunk.</summary>
    public long FirstRow { get; }

    /// <summary>The rows of this stretch of the file that could not be read at all and are not in <see cref="Batch"/>.</summary>
    public IReadOnlyList<BadRow> BadRows => text?.Bad ?? [];

    /// <summary>The number of a row among the rows of data of the file, from 1.</summary>
    /// <param name="index">The row's index in <see cref="Batch"/>.</param>
    /// <returns>The number; unreadable rows are counted too.</returns>
    public long RowNumber(int index) => text?.Good[index].Number ?? FirstRow + index;

    /// <summary>The physical line on which a row starts, from 1, the header included.</summary>
    /// <param name="index">The row's index in <see cref="Batch"/>.</param>
    /// <returns>The line, or null where the file has no lines.</returns>
    public long? LineNumber(int index) => text?.Good[index].Line;

    /// <summary>The row as it stands in the file, or as CSV where the file is not text.</summary>
    /// <param name="index">The row's index in <see cref="Batch"/>.</param>
    /// <returns>The text, cut if very long.</returns>
    public string RawRow(int index) => text?.Raw(text.Good[index]) ?? CsvRowText.Of(Batch, index);

    /// <summary>Frees the rows.</summary>
    public void Dispose() => Batch.Dispose();
}
