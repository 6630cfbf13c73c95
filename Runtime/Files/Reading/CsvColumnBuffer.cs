using Apache.Arrow;
using Apache.Arrow.Types;

namespace FeatureDsl.Runtime.Files;

/// <summary>Collects the values of one text column straight into the layout of an Arrow string array; reused from chunk to chunk.</summary>
internal sealed class CsvColumnBuffer
{
    private byte[] data = new byte[4096];
    private int[] ends = new int[1024];
    private byte[] validity = new byte[128];
    private int length;
    private int nulls;

    public int Count { get; private set; }

    public void Append(ReadOnlySpan<byte> part)
    {
        if (data.Length - length < part.Length)
            System.Array.Resize(ref data, Math.Max(data.Length * 2, length + part.Length));
        part.CopyTo(data.AsSpan(length));
        length += part.Length;
    }

    public void EndValue()
    {
        EndRow();
        validity[Count >> 3] |= (byte)(1 << (Count & 7));
        Count++;
    }

    public void EndNull()
    {
        EndRow();
        nulls++;
        Count++;
    }

    /// <summary>Forgets what was appended since there were <paramref name="rows"/> rows.</summary>
    public void Rollback(int rows)
    {
        while (Count > rows)
        {
            Count--;
            var bit = (byte)(1 << (Count & 7));
            if ((validity[Count >> 3] & bit) == 0)
                nulls--;
            validity[Count >> 3] &= (byte)~bit;
        }

        length = Count == 0 ? 0 : ends[Count];
    }

    /// <summary>The values so far as an array of their own; the buffer is empty afterwards.</summary>
    public StringArray Take()
    {
        var buffers = new[]
        {
            nulls == 0 ? ArrowBuffer.Empty : Buffers.Copy<byte>(validity.AsSpan(0, (Count + 7) / 8)),
            Buffers.Copy<int>(ends.AsSpan(0, Count + 1)),
            Buffers.Copy<byte>(data.AsSpan(0, length)),
        };
        var array = new StringArray(new ArrayData(StringType.Default, Count, nulls, 0, buffers));
        System.Array.Clear(validity);
        Count = length = nulls = 0;
        return array;
    }

    private void EndRow()
    {
        if (Count + 1 >= ends.Length)
        {
            System.Array.Resize(ref ends, ends.Length * 2);
            System.Array.Resize(ref validity, validity.Length * 2);
        }

        ends[Count + 1] = length;
    }
}
