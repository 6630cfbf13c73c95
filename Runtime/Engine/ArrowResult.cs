using Apache.Arrow;
using Apache.Arrow.Compression;
using Apache.Arrow.Ipc;
using ClickHouse.Driver;
using ClickHouse.Driver.ADO;
using ClickHouse.Driver.ADO.Parameters;
using FeatureDsl.Runtime.Engine.Embedded;

namespace FeatureDsl.Runtime.Engine;

/// <summary>The Arrow result of one query while it is read: batches handed over in the process, or an IPC stream from a server.</summary>
internal sealed class ArrowResult : IAsyncDisposable
{
    private readonly ClickHouseConnection _connection;
    private readonly ClickHouseCommand _command;
    private readonly ClickHouseRawResult _raw;
    private readonly Stream _stream;
    private readonly ArrowWireStream? _wire;
    private readonly ArrowStreamReader? _reader;

    private ArrowResult(ClickHouseConnection connection, ClickHouseCommand command, ClickHouseRawResult raw, Stream stream)
    {
        _connection = connection;
        _command = command;
        _raw = raw;
        _stream = stream;
        if (stream is IRecordBatchSource)
            return;
        _wire = new ArrowWireStream(stream);
        // A server compresses the buffers by default.
        _reader = new ArrowStreamReader(_wire, new CompressionCodecFactory(), leaveOpen: true);
    }

    /// <summary>The schema; known after the first <see cref="NextAsync"/>.</summary>
    internal Schema Schema => _stream is IRecordBatchSource source ? source.Schema : _reader!.Schema;

    internal static async Task<ArrowResult> OpenAsync(
        ClickHouseClient client, string sql, ClickHouseParameterCollection parameters, CancellationToken ct)
    {
        var connection = client.CreateConnection();
        var command = connection.CreateCommand(sql.TrimEnd().TrimEnd(';') + "\nFORMAT ArrowStream");
        try
        {
            foreach (var parameter in parameters)
                command.Parameters.Add(parameter);
            var raw = await command.ExecuteRawResultAsync(ct).ConfigureAwait(false);
            return new ArrowResult(connection, command, raw, await raw.ReadAsStreamAsync().ConfigureAwait(false));
        }
        catch
        {
            command.Dispose();
            connection.Dispose();
            throw;
        }
    }

    internal async Task<RecordBatch?> NextAsync(CancellationToken ct)
    {
        if (_stream is IRecordBatchSource source)
            return await source.NextBatchAsync(ct).ConfigureAwait(false);
        await _wire!.CheckMessageAsync(ct).ConfigureAwait(false);
        return await _reader!.ReadNextRecordBatchAsync(ct).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        _reader?.Dispose();
        await _stream.DisposeAsync().ConfigureAwait(false);
        _raw.Dispose();
        _command.Dispose();
        await _connection.DisposeAsync().ConfigureAwait(false);
    }
}
