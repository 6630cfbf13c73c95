using System.Runtime.CompilerServices;
using Apache.Arrow;
using ParquetSharp.Arrow;

namespace FeatureDsl.Runtime.Files;

/// <summary>A Parquet file, read row group by row group into Arrow memory.</summary>
internal sealed class ParquetTableFile : TableFile
{
    public ParquetTableFile(string path)
        : base(path, ReadSchema(path))
    {
    }

    private protected override async IAsyncEnumerable<TableChunk> ReadChunksAsync(
        bool[] wanted, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var properties = ArrowReaderProperties.GetDefault();
        properties.BatchSize = ChunkRows;
        using var reader = new FileReader(Path, null, properties);
        var schema = Project(wanted);
        using var batches = reader.GetRecordBatchReader(columns: Leaves(reader, Flattened.Wanted(Stored, wanted)));
        long first = 1;
        while (await batches.ReadNextRecordBatchAsync(cancellation) is { } batch)
        {
            cancellation.ThrowIfCancellationRequested();
            var rows = batch.Length;
            yield return new TableChunk(Path, Members(batch, schema), first);
            first += rows;
        }
    }

    private static RecordBatch Members(RecordBatch batch, Schema schema)
    {
        var members = Flattened.Of(batch);
        return members == batch ? batch : new(schema, schema.FieldsList.Select(f => members.Column(f.Name)), batch.Length);
    }

    private static Schema ReadSchema(string path)
    {
        using var reader = new FileReader(path);
        return reader.Schema;
    }

    // Parquet counts leaves: a column that is a list or a struct has its own path of one or more of them.
    private int[] Leaves(FileReader reader, bool[] wanted)
    {
        var names = Stored.FieldsList.Where((_, i) => wanted[i]).Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        var leaves = reader.ParquetReader.FileMetaData.Schema;
        return [.. Enumerable.Range(0, leaves.NumColumns).Where(i => names.Contains(leaves.Column(i).Path.ToDotVector()[0]))];
    }
}
