using System.Buffers.Binary;
using System.Text;
using FeatureDsl.Runtime.Engine.Native;

namespace FeatureDsl.Runtime.Engine;

/// <summary>
/// An Arrow IPC stream from a server, which may end in the text of an error instead of the mark of its end. The reader of Arrow would
/// take a cut stream for a whole one, so the beginning of every message is looked at before it is read.
/// </summary>
internal sealed class ArrowWireStream(Stream inner) : AsyncReadingStream
{
    private const uint Continuation = 0xFFFFFFFF;
    private const int LongestError = 64 << 10;

    private readonly byte[] _peeked = new byte[sizeof(uint)];
    private int _available;

    /// <summary>Makes sure that the next bytes begin a message.</summary>
    /// <exception cref="ChdbException">They are the text of an error.</exception>
    /// <exception cref="EndOfStreamException">The stream was cut.</exception>
    internal async Task CheckMessageAsync(CancellationToken ct)
    {
        var count = await inner.ReadAtLeastAsync(_peeked, _peeked.Length, throwOnEndOfStream: false, ct).ConfigureAwait(false);
        if (count < _peeked.Length)
            throw new EndOfStreamException("The result ended before its last row.");
        if (BinaryPrimitives.ReadUInt32LittleEndian(_peeked) != Continuation)
            throw new ChdbException(await ErrorTextAsync().ConfigureAwait(false));
        _available = count;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_available == 0)
            return await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        var count = Math.Min(buffer.Length, _available);
        _peeked.AsMemory(_peeked.Length - _available, count).CopyTo(buffer);
        _available -= count;
        return count;
    }

    private async Task<string> ErrorTextAsync()
    {
        var rest = new byte[LongestError];
        var length = 0;
        try
        {
            int count;
            while (length < rest.Length && (count = await inner.ReadAsync(rest.AsMemory(length), CancellationToken.None).ConfigureAwait(false)) > 0)
                length += count;
        }
        catch (Exception e) when (e is IOException or HttpRequestException)
        {
            // A server breaks the connection off behind the text; what came before is the message.
            return Text();
        }
        return Text();

        string Text() => Encoding.UTF8.GetString([.. _peeked, .. rest.AsSpan(0, length)]);
    }
}
