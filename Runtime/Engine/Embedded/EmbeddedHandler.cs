using FeatureDsl.Runtime.Engine.Native;

namespace FeatureDsl.Runtime.Engine.Embedded;

/// <summary>
/// Answers the HTTP protocol of ClickHouse from the engine in this process, without a socket: under an <see cref="HttpClient"/>
/// it gives the embedded engine to the same client library that talks to a server.
/// </summary>
internal sealed class EmbeddedHandler(EmbeddedEngine engine) : HttpMessageHandler
{
    private const int InsertBlock = 1 << 20;

    private readonly SessionTable _sessions = new(engine);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri!.AbsolutePath.EndsWith("/ping", StringComparison.Ordinal))
            return EmbeddedResponse.Ping();
        var parsed = new EmbeddedRequest(request);
        try
        {
            var response = await AnswerAsync(parsed, request.Content, cancellationToken).ConfigureAwait(false);
            response.RequestMessage = request;
            return response;
        }
        catch (ChdbException e)
        {
            return EmbeddedResponse.Failure(parsed, e);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _sessions.Dispose();
        base.Dispose(disposing);
    }

    private async Task<HttpResponseMessage> AnswerAsync(EmbeddedRequest request, HttpContent? content, CancellationToken ct)
    {
        await using var body = new RequestBody(content, request.ContentEncoding, ct);
        var lease = _sessions.Lease(request.SessionId);
        EmbeddedStream? stream = null;
        try
        {
            await engine.RunAsync(request.Tag, () => Prepare(lease.Connection, request), ct).ConfigureAwait(false);
            var statement = await EmbeddedStatement.ReadAsync(request.Query, body.Stream, ct).ConfigureAwait(false);
            if (statement.Shape.IsSeveral)
                throw new ChdbException("Code: 62. DB::Exception: Several statements in one request are not allowed. (SYNTAX_ERROR)");
            var format = statement.Shape.Format ?? request.DefaultFormat;
            if (statement.Shape.CarriesData)
                return EmbeddedResponse.Success(request, format, Empty, await InsertAsync(request, lease, statement, ct).ConfigureAwait(false));

            stream = await TryStreamAsync(request, lease, statement, format, ct).ConfigureAwait(false);
            return stream is null
                ? await WholeAsync(request, lease, statement, format, ct).ConfigureAwait(false)
                : EmbeddedResponse.Success(request, format, new EmbeddedStreamContent(stream), default);
        }
        finally
        {
            // A stream keeps the connection until it is disposed.
            if (stream is null)
                lease.Dispose();
        }
    }

    private static ByteArrayContent Empty => new([]);

    private static bool Prepare(ChdbConnection connection, EmbeddedRequest request)
    {
        if (request.Database is { } database)
            connection.Execute("USE " + SqlText.Identifier(database));
        connection.Execute(request.SettingsStatement);
        return true;
    }

    private async Task<EmbeddedStream?> TryStreamAsync(
        EmbeddedRequest request, ConnectionLease lease, EmbeddedStatement statement, string format, CancellationToken ct)
    {
        if (!statement.Shape.Reads)
            return null;
        if (format.Equals("ArrowStream", StringComparison.OrdinalIgnoreCase))
            return await EmbeddedArrowStream.StartAsync(engine, request, lease, statement, ct).ConfigureAwait(false);
        return EmbeddedTextStream.CanStream(format)
            ? await EmbeddedTextStream.StartAsync(engine, request, lease, statement, format, ct).ConfigureAwait(false)
            : null;
    }

    private async Task<HttpResponseMessage> WholeAsync(
        EmbeddedRequest request, ConnectionLease lease, EmbeddedStatement statement, string format, CancellationToken ct)
    {
        using var result = await engine.RunAsync(
            request.Tag, () => lease.Connection.Query(statement.Sql.Span, format, request.Parameters), ct).ConfigureAwait(false);
        return EmbeddedResponse.Success(request, format, new ByteArrayContent(result.Bytes.ToArray()), result.Statistics);
    }

    private async Task<ChdbStatistics> InsertAsync(
        EmbeddedRequest request, ConnectionLease lease, EmbeddedStatement statement, CancellationToken ct)
    {
        using var insert = await engine.RunAsync(
            request.Tag,
            () => new ChdbInsert(lease.Connection, statement.Sql.Span, statement.Shape.Format!, request.Parameters), ct).ConfigureAwait(false);
        if (!statement.Head.IsEmpty)
            await engine.RunAsync(request.Tag, () => Append(insert, statement.Head), ct).ConfigureAwait(false);
        var block = new byte[InsertBlock];
        while (await statement.Rest.ReadAtLeastAsync(block, block.Length, throwOnEndOfStream: false, ct).ConfigureAwait(false) is > 0 and var length)
            await engine.RunAsync(request.Tag, () => Append(insert, block.AsMemory(0, length)), ct).ConfigureAwait(false);
        return await engine.RunAsync(request.Tag, insert.Finish, ct).ConfigureAwait(false);
    }

    private static bool Append(ChdbInsert insert, ReadOnlyMemory<byte> bytes)
    {
        insert.Append(bytes.Span);
        return true;
    }
}
