using FeatureDsl.Runtime.Engine.Native;

namespace FeatureDsl.Runtime.Engine.Embedded;

/// <summary>A streamed result in a row format.</summary>
internal sealed class EmbeddedTextStream : EmbeddedStream
{
    private readonly EmbeddedEngine _engine;
    private readonly EmbeddedRequest _request;
    private readonly ConnectionLease _lease;
    private readonly ChdbResult _stream;
    private readonly bool _hasHeader;
    private ReadOnlyMemory<byte> _first;
    private int _skip;
    private bool _ended;

    private EmbeddedTextStream(EmbeddedEngine engine, EmbeddedRequest request, ConnectionLease lease, ChdbResult stream, string format)
        : base(request.Tag)
    {
        _engine = engine;
        _request = request;
        _lease = lease;
        _stream = stream;
        _hasHeader = format.Equals("RowBinaryWithNamesAndTypes", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The formats whose chunks can be joined; in others every chunk is a document of its own.</summary>
    internal static bool CanStream(string format) =>
        format.ToUpperInvariant() is "ROWBINARY" or "ROWBINARYWITHNAMESANDTYPES" or "TABSEPARATED" or "TSV" or "TABSEPARATEDRAW" or "CSV"
            or "JSONEACHROW" or "LINEASSTRING";

    /// <summary>Starts the query and waits for its first rows, so that an early error still decides the status of the response.</summary>
    internal static async Task<EmbeddedTextStream> StartAsync(
        EmbeddedEngine engine, EmbeddedRequest request, ConnectionLease lease, EmbeddedStatement statement, string format, CancellationToken ct)
    {
        var stream = await engine.RunAsync(
            request.Tag, () => lease.Connection.StartStream(statement.Sql.Span, format, request.Parameters), ct).ConfigureAwait(false);
        var result = new EmbeddedTextStream(engine, request, lease, stream, format);
        try
        {
            result._first = await result.NextAsync(ct).ConfigureAwait(false);
            return result;
        }
        catch
        {
            result.ReleaseStream();
            throw;
        }
    }

    protected override async Task<ReadOnlyMemory<byte>> NextAsync(CancellationToken ct)
    {
        if (!_first.IsEmpty)
        {
            var first = _first;
            _first = default;
            return first;
        }
        if (_ended)
            return default;
        using var chunk = await _engine.RunAsync(_request.Tag, () => _lease.Connection.Fetch(_stream), ct).ConfigureAwait(false);
        var bytes = chunk.Bytes.ToArray();
        _ended = bytes.Length == 0;
        if (_ended || !_hasHeader)
            return bytes;
        // The engine repeats names and types in every chunk.
        var header = _skip;
        _skip = header == 0 ? RowBinaryHeader.Length(bytes) : header;
        return bytes.AsMemory(header);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            ReleaseStream();
            _lease.Dispose();
        }
        base.Dispose(disposing);
    }

    private void ReleaseStream()
    {
        if (!_ended && _stream.IsOpen)
            _lease.Connection.Cancel(_stream);
        _ended = true;
        _stream.Dispose();
    }
}
