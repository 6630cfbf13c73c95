using Apache.Arrow;
using Apache.Arrow.Ipc;
using FeatureDsl.Runtime.Engine.Native;

namespace FeatureDsl.Runtime.Engine.Embedded;

/// <summary>
/// A streamed result in Arrow: readers in this process take the batches as they are, others read it as an Arrow IPC stream.
/// </summary>
internal sealed class EmbeddedArrowStream : EmbeddedStream, IRecordBatchSource
{
    private readonly EmbeddedEngine _engine;
    private readonly EmbeddedRequest _request;
    private readonly ConnectionLease _lease;
    private readonly ChdbArrowStream _stream;
    private readonly MemoryStream _bytes = new();
    private RecordBatch? _first;
    private ArrowStreamWriter? _writer;
    private bool _ended;
    private bool _endWritten;

    private EmbeddedArrowStream(EmbeddedEngine engine, EmbeddedRequest request, ConnectionLease lease, ChdbArrowStream stream)
        : base(request.Tag)
    {
        _engine = engine;
        _request = request;
        _lease = lease;
        _stream = stream;
    }

    public Schema Schema => _stream.Schema!;

    /// <summary>Starts the query and waits for its first rows, so that an early error still decides the status of the response.</summary>
    internal static async Task<EmbeddedArrowStream> StartAsync(
        EmbeddedEngine engine, EmbeddedRequest request, ConnectionLease lease, EmbeddedStatement statement, CancellationToken ct)
    {
        var stream = await engine.RunAsync(
            request.Tag, () => new ChdbArrowStream(lease.Connection, statement.WithoutFormat(), request.Parameters), ct).ConfigureAwait(false);
        var result = new EmbeddedArrowStream(engine, request, lease, stream);
        try
        {
            result._first = await engine.RunAsync(request.Tag, stream.Next, ct).ConfigureAwait(false);
            result._ended = result._first is null;
            return result;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    public async ValueTask<RecordBatch?> NextBatchAsync(CancellationToken ct)
    {
        if (Interlocked.Exchange(ref _first, null) is { } first)
            return first;
        if (_ended)
            return null;
        var batch = await _engine.RunAsync(_request.Tag, _stream.Next, ct).ConfigureAwait(false);
        _ended = batch is null;
        return batch;
    }

    protected override async Task<ReadOnlyMemory<byte>> NextAsync(CancellationToken ct)
    {
        if (_endWritten)
            return default;
        _bytes.SetLength(0);
        _writer ??= new ArrowStreamWriter(_bytes, Schema, leaveOpen: true);
        if (await NextBatchAsync(ct).ConfigureAwait(false) is { } batch)
        {
            using (batch)
                await _writer.WriteRecordBatchAsync(batch, ct).ConfigureAwait(false);
            return _bytes.GetBuffer().AsMemory(0, (int)_bytes.Length);
        }
        await _writer.WriteEndAsync(ct).ConfigureAwait(false);
        _endWritten = true;
        return _bytes.GetBuffer().AsMemory(0, (int)_bytes.Length);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _first?.Dispose();
            _writer?.Dispose();
            _stream.Dispose();
            _lease.Dispose();
        }
        base.Dispose(disposing);
    }
}
