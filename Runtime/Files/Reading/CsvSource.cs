namespace FeatureDsl.Runtime.Files;

/// <summary>The bytes of a delimited file in blocks. Every block is a new array, because the chunk cut from it keeps it for its raw
/// rows.</summary>
internal sealed class CsvSource(Stream stream, int blockBytes) : IDisposable
{
    private int start;
    private int end;
    private bool grow;

    public byte[] Block { get; private set; } = [];

    /// <summary>The bytes not consumed yet, always from the start of <see cref="Block"/>.</summary>
    public ReadOnlySpan<byte> Bytes => Block.AsSpan(start, end - start);

    public int Filled => end - start;

    public bool AtEnd { get; private set; }

    public void Consume(int bytes) => start += bytes;

    /// <summary>Asks for a block of twice the size: no row ended within this one.</summary>
    public void Grow() => grow = true;

    public bool NextBlock()
    {
        Renew();
        while (end < Block.Length && !AtEnd)
            Took(stream.Read(Block, end, Block.Length - end));
        return end > 0;
    }

    public async ValueTask<bool> NextBlockAsync(CancellationToken cancellation)
    {
        Renew();
        while (end < Block.Length && !AtEnd)
            Took(await stream.ReadAsync(Block.AsMemory(end), cancellation));
        return end > 0;
    }

    public void SkipByteOrderMark(string path)
    {
        if (Bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            Consume(3);
        else if (Bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || Bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            throw new FeatureDslException($"{path}: the file is UTF-16; save it as UTF-8.");
    }

    public void Dispose() => stream.Dispose();

    private void Took(int count)
    {
        end += count;
        AtEnd = count == 0;
    }

    private void Renew()
    {
        var rest = Bytes;
        var size = grow ? Block.Length * 2 : Math.Max(blockBytes, rest.Length);
        var next = GC.AllocateUninitializedArray<byte>(size);
        rest.CopyTo(next);
        (Block, start, end, grow) = (next, 0, rest.Length, false);
    }
}
