using System.Net;

namespace FeatureDsl.Runtime.Engine.Embedded;

/// <summary>Gives out its stream itself; <see cref="StreamContent"/> would wrap it, and hide the record batches behind bytes.</summary>
internal sealed class EmbeddedStreamContent(EmbeddedStream stream) : HttpContent
{
    protected override Task<Stream> CreateContentReadStreamAsync() => Task.FromResult<Stream>(stream);

    protected override Task SerializeToStreamAsync(Stream target, TransportContext? context) => stream.CopyToAsync(target);

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            stream.Dispose();
        base.Dispose(disposing);
    }
}
