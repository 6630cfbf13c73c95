using System.Runtime.CompilerServices;
using Apache.Arrow;
using Apache.Arrow.Compression;
using Apache.Arrow.Ipc;

namespace FeatureDsl.Runtime.Files;

/// <summary>An Arrow IPC file or stream, read batch by batch as it was written.</summary>
internal sealed class ArrowTableFile : TableFile
{
    private readonly FileKind kind;

    private ArrowTableFile(string path, FileKind kind, Schema schema)
        : base(path, schema) => this.kind = kind;

    public static ArrowTableFile Open(string path, FileKind kind)
    {
        using var reader = OpenReader(path, kind);
        // Reading the schema of an empty stream gives null, not an error.
        var schema = reader.GetSchema().AsTask().GetAwaiter().GetResult()
            ?? throw new InvalidDataException("there is no schema in it");
        return new ArrowTableFile(path, kind, schema);
    }

    private protected override async IAsyncEnumerable<TableChunk> ReadChunksAsync(
        bool[] wanted, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var reader = OpenReader(Path, kind);
        var schema = Project(wanted);
        long first = 1;
        while (await reader.ReadNextRecordBatchAsync(cancellation) is { } batch)
        {
            var rows = batch.Length;
            yield return new TableChunk(Path, Project(Flattened.Of(batch), schema, wanted), first);
            first += rows;
        }
    }

    private static ArrowStreamReader OpenReader(string path, FileKind kind)
    {
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        var codecs = new CompressionCodecFactory();
        return kind == FileKind.ArrowFile ? new ArrowFileReader(stream, codecs) : new ArrowStreamReader(stream, codecs);
    }

    // The batch that the reader gives owns one piece of memory for all its arrays, and frees it however often they are shared. The one made
    // here leaves that to the garbage collector, so that shared columns outlive the chunk.
    private static RecordBatch Project(RecordBatch batch, Schema schema, bool[] wanted) =>
        new(schema, batch.Arrays.Where((_, i) => wanted[i]), batch.Length);
}
