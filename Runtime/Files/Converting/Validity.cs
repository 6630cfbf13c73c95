using Apache.Arrow;

namespace FeatureDsl.Runtime.Files;

/// <summary>Which rows of an array are not null, for arrays that start in the middle of their buffers too.</summary>
internal readonly ref struct Validity
{
    private readonly ReadOnlySpan<byte> bits;
    private readonly int offset;
    private readonly int length;
    private readonly bool allNull;

    public Validity(IArrowArray array)
    {
        length = array.Length;
        offset = array.Offset;
        NullCount = array.NullCount;
        allNull = array is NullArray || NullCount == length;
        bits = NullCount == 0 || array is NullArray ? default : array.Data.Buffers[0].Span;
    }

    public int NullCount { get; }

    public bool IsNull(int row)
    {
        if (NullCount == 0)
            return false;
        var bit = offset + row;
        return allNull || (bits[bit >> 3] & (1 << (bit & 7))) == 0;
    }

    /// <summary>The same nulls as a buffer that starts with the first row; empty if there are none.</summary>
    public ArrowBuffer Copy()
    {
        if (NullCount == 0)
            return ArrowBuffer.Empty;
        var copy = new byte[(length + 7) / 8];
        for (var row = 0; row < length; row++)
        {
            if (!IsNull(row))
                copy[row >> 3] |= (byte)(1 << (row & 7));
        }

        return Buffers.Copy<byte>(copy);
    }
}
