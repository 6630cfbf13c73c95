using System.Runtime.InteropServices;

namespace FeatureDsl.Runtime.Engine.Native;

/// <summary>
/// A streamed insert. The bytes never pass through the SQL parser: behind <c>FORMAT</c> in a plain query
/// the engine may read binary data as further statements.
/// </summary>
internal sealed unsafe class ChdbInsert : IDisposable
{
    private void* _insert;

    /// <summary>Begins an insert.</summary>
    /// <param name="connection">Takes no other statement until this is disposed.</param>
    /// <param name="sql">The statement without its <c>FORMAT</c> clause.</param>
    /// <param name="format">The format of the bytes that follow.</param>
    /// <param name="parameters">Values of <c>{name:Type}</c> in the statement.</param>
    /// <exception cref="ChdbException">The statement is wrong.</exception>
    internal ChdbInsert(
        ChdbConnection connection, ReadOnlySpan<byte> sql, string format, IReadOnlyList<KeyValuePair<string, string>> parameters)
    {
        using var a = new ChdbArguments(sql, format, parameters);
        _insert = ChdbNative.chdb_stream_insert_with_params_n(
            connection.Pointer, a.Sql, a.SqlLength, a.Format, a.FormatLength, a.Names, a.NameLengths, a.Values, a.ValueLengths, a.Count);
        if (Error() is { } error)
        {
            Dispose();
            throw new ChdbException(error);
        }
    }

    /// <summary>Hands over more bytes; blocks while the engine is busy with earlier ones.</summary>
    internal void Append(ReadOnlySpan<byte> bytes)
    {
        fixed (byte* data = bytes)
        {
            if (ChdbNative.chdb_stream_append(_insert, data, (nuint)bytes.Length) != 0)
                throw new ChdbException(Error() ?? "The engine refused a block of the insert.");
        }
    }

    /// <summary>Ends the data and waits until it is stored.</summary>
    internal ChdbStatistics Finish()
    {
        using var result = new ChdbResult(ChdbNative.chdb_stream_done(_insert));
        return result.Statistics;
    }

    /// <summary>Frees the insert; one that was not finished is cancelled (blocks already written stay).</summary>
    public void Dispose()
    {
        if (_insert == null)
            return;
        ChdbNative.chdb_destroy_insert_stream(_insert);
        _insert = null;
    }

    private string? Error() => Marshal.PtrToStringUTF8((nint)ChdbNative.chdb_stream_insert_error(_insert));
}
