using System.Text;
using FeatureDsl.Runtime.Engine.Native;

namespace FeatureDsl.Runtime.Engine.Embedded;

/// <summary>A response body that fetches from the engine as it is read. Like a server, it reports a late error in a trailer and then breaks off.</summary>
/// <param name="exceptionTag">Announced in the head of the response; frames the trailer.</param>
internal abstract class EmbeddedStream(string exceptionTag) : AsyncReadingStream
{
    private ReadOnlyMemory<byte> _current;
    private bool _ended;
    private bool _failed;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_current.IsEmpty)
        {
            if (_failed)
                throw new IOException("The query failed after its first rows; the response was broken off.");
            if (_ended)
                return 0;
            await AdvanceAsync(cancellationToken).ConfigureAwait(false);
        }
        var count = Math.Min(buffer.Length, _current.Length);
        _current[..count].CopyTo(buffer);
        _current = _current[count..];
        return count;
    }

    /// <summary>Fetches the next bytes; valid until the next call, none at the end.</summary>
    /// <exception cref="ChdbException">The query failed.</exception>
    protected abstract Task<ReadOnlyMemory<byte>> NextAsync(CancellationToken ct);

    private async Task AdvanceAsync(CancellationToken ct)
    {
        try
        {
            _current = await NextAsync(ct).ConfigureAwait(false);
            _ended = _current.IsEmpty;
        }
        catch (ChdbException e)
        {
            _failed = true;
            _current = Trailer(e.Message);
        }
    }

    private byte[] Trailer(string message)
    {
        var text = Encoding.UTF8.GetBytes(message.EndsWith('\n') ? message : message + "\n");
        return
        [
            .. Encoding.ASCII.GetBytes($"__exception__\r\n{exceptionTag}\r\n"),
            .. text,
            .. Encoding.ASCII.GetBytes($"{text.Length} {exceptionTag}\r\n__exception__\r\n"),
        ];
    }
}
