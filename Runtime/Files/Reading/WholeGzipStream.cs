using System.IO.Compression;
using System.Security.Cryptography;

namespace FeatureDsl.Runtime.Files;

/// <summary>
/// Inflates gzip and fails on a file that was cut off, which <see cref="GZipStream"/> takes for a shorter one. A member with random bytes
/// is put behind the file: only if everything before it was whole do these bytes come out at the end.
/// </summary>
internal sealed class WholeGzipStream : ReadingStream
{
    private const int SealBytes = 16;

    private readonly byte[] seal = RandomNumberGenerator.GetBytes(SealBytes);
    private readonly byte[] buffer = new byte[1 << 16];
    private readonly GZipStream gzip;
    private int start;
    private int end;

    public WholeGzipStream(Stream file) =>
        gzip = new GZipStream(new ConcatenatedStream(file, new MemoryStream(Compress(seal))), CompressionMode.Decompress);

    public override int Read(byte[] target, int offset, int count)
    {
        // The last bytes are held back until it is known whether they are the seal.
        while (end - start <= SealBytes)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
            var read = gzip.Read(buffer, end, buffer.Length - end);
            if (read == 0)
                return CheckSeal();
            end += read;
        }

        var taken = Math.Min(count, end - start - SealBytes);
        buffer.AsSpan(start, taken).CopyTo(target.AsSpan(offset));
        start += taken;
        return taken;
    }

    protected override void Dispose(bool disposing)
    {
        gzip.Dispose();
        base.Dispose(disposing);
    }

    private int CheckSeal() =>
        buffer.AsSpan(start, end - start).SequenceEqual(seal)
            ? 0
            : throw new InvalidDataException("the gzip data is cut off or followed by other data");

    private static byte[] Compress(byte[] bytes)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(bytes);
        return memory.ToArray();
    }
}
