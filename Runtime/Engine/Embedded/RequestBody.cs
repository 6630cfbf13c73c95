using System.IO.Compression;
using System.IO.Pipelines;
using ClickHouse.Driver.Compression;
using FeatureDsl.Runtime.Engine.Native;

namespace FeatureDsl.Runtime.Engine.Embedded;

/// <summary>The body of a request as a stream of plain bytes, produced while it is read.</summary>
internal sealed class RequestBody : IAsyncDisposable
{
    private const int PauseAt = 4 << 20;
    private const int SegmentSize = 64 << 10;

    private readonly Pipe _pipe = new(new PipeOptions(pauseWriterThreshold: PauseAt, resumeWriterThreshold: PauseAt / 2, minimumSegmentSize: SegmentSize));
    private readonly CancellationTokenSource _stop;
    private readonly Task _copy;

    internal RequestBody(HttpContent? content, string encoding, CancellationToken ct)
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        // Pushed through CopyToAsync: asking a content for a stream may build all of it in memory first.
        _copy = content is null ? _pipe.Writer.CompleteAsync().AsTask() : Task.Run(() => CopyAsync(content), CancellationToken.None);
        Stream = Inflate(_pipe.Reader.AsStream(), encoding);
    }

    internal Stream Stream { get; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await Stream.DisposeAsync().ConfigureAwait(false);
        await _pipe.Reader.CompleteAsync().ConfigureAwait(false);
        await _copy.ConfigureAwait(false);
        _stop.Dispose();
    }

    private static Stream Inflate(Stream stream, string encoding) =>
        encoding.ToLowerInvariant() switch
        {
            "" or "identity" => stream,
            "gzip" => new GZipStream(stream, CompressionMode.Decompress),
            "deflate" => new ZLibStream(stream, CompressionMode.Decompress),
            "br" => new BrotliStream(stream, CompressionMode.Decompress),
            "zstd" => ZstdCompressor.Default.Decompress(stream, leaveOpen: false),
            "lz4" => Lz4Compressor.Default.Decompress(stream, leaveOpen: false),
            _ => throw new ChdbException($"Code: 77. DB::Exception: Unknown compression method {encoding}. (UNKNOWN_COMPRESSION_METHOD)"),
        };

    private async Task CopyAsync(HttpContent content)
    {
        Exception? failure = null;
        try
        {
            await content.CopyToAsync(_pipe.Writer.AsStream(leaveOpen: true), _stop.Token).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            // Not lost: whoever reads the stream gets it.
            failure = e;
        }
        await _pipe.Writer.CompleteAsync(failure).ConfigureAwait(false);
    }
}
