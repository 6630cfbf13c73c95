using Apache.Arrow;
using Apache.Arrow.Ipc;

namespace FeatureDsl.Runtime.Files;

/// <summary>Writes an Arrow IPC file or stream, uncompressed: it can be mapped, and every reader knows it.</summary>
internal sealed class ArrowTableWriter : TableWriter
{
    private readonly FileStream stream;
    private readonly ArrowStreamWriter writer;
    private bool started;

    public ArrowTableWriter(string path, string temporary, Schema schema, FileKind kind)
        : base(path, temporary, schema)
    {
        stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16);
        writer = kind == FileKind.ArrowFile
            ? new ArrowFileWriter(stream, schema, leaveOpen: true)
            : new ArrowStreamWriter(stream, schema, leaveOpen: true);
    }

    private protected override async ValueTask WriteBatchAsync(RecordBatch batch, CancellationToken cancellation)
    {
        started = true;
        await writer.WriteRecordBatchAsync(batch, cancellation);
    }

    private protected override async ValueTask EndAsync()
    {
        if (!started)
            await writer.WriteStartAsync();
        await writer.WriteEndAsync();
    }

    private protected override async ValueTask ReleaseAsync()
    {
        writer.Dispose();
        await stream.DisposeAsync();
    }
}
