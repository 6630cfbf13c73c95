using System.Runtime.InteropServices;

namespace FeatureDsl.Runtime.Engine.Native;

/// <summary>One result, or one chunk of a streamed result, in memory that belongs to the engine.</summary>
internal sealed unsafe class ChdbResult : IDisposable
{
    private void* _result;

    /// <summary>Takes ownership of a result.</summary>
    /// <param name="result">What the engine returned.</param>
    /// <exception cref="ChdbException">The engine returned an error; the result is freed.</exception>
    internal ChdbResult(void* result)
    {
        if (result == null)
            throw new ChdbException("The engine returned neither a result nor an error.");
        if (Marshal.PtrToStringUTF8((nint)ChdbNative.chdb_result_error(result)) is { } error)
        {
            ChdbNative.chdb_destroy_query_result(result);
            throw new ChdbException(error);
        }
        _result = result;
    }

    internal void* Pointer => _result;

    internal bool IsOpen => _result != null;

    internal ReadOnlySpan<byte> Bytes =>
        new(ChdbNative.chdb_result_buffer(_result), checked((int)ChdbNative.chdb_result_length(_result)));

    internal string? Error => Marshal.PtrToStringUTF8((nint)ChdbNative.chdb_result_error(_result));

    internal ChdbStatistics Statistics =>
        new(
            ChdbNative.chdb_result_storage_rows_read(_result),
            ChdbNative.chdb_result_rows_written(_result),
            ChdbNative.chdb_result_rows_read(_result),
            ChdbNative.chdb_result_elapsed(_result));

    public void Dispose()
    {
        if (_result == null)
            return;
        ChdbNative.chdb_destroy_query_result(_result);
        _result = null;
    }
}
