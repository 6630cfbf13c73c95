namespace FeatureDsl.Runtime.Files;

/// <summary>Two streams, read one behind the other.</summary>
internal sealed class ConcatenatedStream(Stream first, Stream second) : ReadingStream
{
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = first.Read(buffer);
        return read > 0 || buffer.Length == 0 ? read : second.Read(buffer);
    }

    protected override void Dispose(bool disposing)
    {
        first.Dispose();
        second.Dispose();
        base.Dispose(disposing);
    }
}
