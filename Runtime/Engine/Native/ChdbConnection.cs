using System.Runtime.InteropServices;
using System.Text;

namespace FeatureDsl.Runtime.Engine.Native;

/// <summary>
/// A connection to the embedded engine. It runs one statement at a time: threads may take turns but never share it.
/// All connections of a process see the same directory, because the engine has one path per process.
/// </summary>
internal sealed unsafe class ChdbConnection : IDisposable
{
    private void** _connection;

    private ChdbConnection(void** connection) => _connection = connection;

    internal void* Pointer => _connection == null ? throw new ObjectDisposedException(nameof(ChdbConnection)) : *_connection;

    /// <summary>Connects, and boots the engine if this is the first connection of the process.</summary>
    /// <param name="path">The directory of the engine's files.</param>
    /// <returns>The connection, or null where the engine refused (it says why on standard error only).</returns>
    internal static ChdbConnection? TryOpen(string path)
    {
        return SignalHandlers.Kept(() => Open(path));
    }

    private static ChdbConnection? Open(string path)
    {
        string[] arguments = ["clickhouse", "--path=" + path];
        var pointers = stackalloc byte*[arguments.Length];
        for (var i = 0; i < arguments.Length; i++)
            pointers[i] = (byte*)Marshal.StringToCoTaskMemUTF8(arguments[i]);
        try
        {
            var connection = ChdbNative.chdb_connect(arguments.Length, pointers);
            return connection == null || *connection == null ? null : new ChdbConnection(connection);
        }
        finally
        {
            for (var i = 0; i < arguments.Length; i++)
                Marshal.FreeCoTaskMem((nint)pointers[i]);
        }
    }

    /// <summary>Runs a statement and drops its result.</summary>
    internal void Execute(string sql) => Query(Encoding.UTF8.GetBytes(sql), "Null", []).Dispose();

    /// <summary>Runs a statement; the whole result is in memory.</summary>
    /// <exception cref="ChdbException">The engine reported an error.</exception>
    internal ChdbResult Query(ReadOnlySpan<byte> sql, string format, IReadOnlyList<KeyValuePair<string, string>> parameters)
    {
        using var a = new ChdbArguments(sql, format, parameters);
        return new ChdbResult(
            ChdbNative.chdb_query_with_params_n(
                Pointer, a.Sql, a.SqlLength, a.Format, a.FormatLength, a.Names, a.NameLengths, a.Values, a.ValueLengths, a.Count));
    }

    /// <summary>Starts a query whose result is fetched chunk by chunk with <see cref="Fetch"/>.</summary>
    /// <exception cref="ChdbException">The engine reported an error.</exception>
    internal ChdbResult StartStream(ReadOnlySpan<byte> sql, string format, IReadOnlyList<KeyValuePair<string, string>> parameters)
    {
        using var a = new ChdbArguments(sql, format, parameters);
        return new ChdbResult(
            ChdbNative.chdb_stream_query_with_params_n(
                Pointer, a.Sql, a.SqlLength, a.Format, a.FormatLength, a.Names, a.NameLengths, a.Values, a.ValueLengths, a.Count));
    }

    /// <summary>Fetches the next chunk; a chunk without bytes is the end.</summary>
    /// <exception cref="ChdbException">The query failed midway.</exception>
    internal ChdbResult Fetch(ChdbResult stream) => new(ChdbNative.chdb_stream_fetch_result(Pointer, stream.Pointer));

    /// <summary>Stops a streamed query that was not read to its end.</summary>
    internal void Cancel(ChdbResult stream) => ChdbNative.chdb_stream_cancel_query(Pointer, stream.Pointer);

    public void Dispose()
    {
        if (_connection == null)
            return;
        ChdbNative.chdb_close_conn(_connection);
        _connection = null;
    }
}
