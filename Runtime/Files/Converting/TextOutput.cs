using System.Text;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace FeatureDsl.Runtime.Files;

/// <summary>Builds a string array, row by row.</summary>
internal sealed class TextOutput
{
    private byte[] data = new byte[4096];
    private int[] ends = [];
    private int length;
    private int count;

    public void Start(int rows)
    {
        if (ends.Length < rows + 1)
            ends = new int[rows + 1];
        length = count = 0;
    }

    /// <summary>Adds a value; for a null or a bad value, nothing is added but the row: pass an empty text.</summary>
    public void Add(ReadOnlySpan<byte> text)
    {
        text.CopyTo(Room(text.Length));
        End(text.Length);
    }

    public void Add(Guid value)
    {
        const int Length = 36;
        value.TryFormat(Room(Length), out _, "D");
        End(Length);
    }

    public void Add(string text) => End(Encoding.UTF8.GetBytes(text, Room(Encoding.UTF8.GetMaxByteCount(text.Length))));

    public StringArray Build(Validity validity) =>
        new(new ArrayData(StringType.Default, count, validity.NullCount, 0, new[]
        {
            validity.Copy(), Buffers.Copy<int>(ends.AsSpan(0, count + 1)), Buffers.Copy<byte>(data.AsSpan(0, length)),
        }));

    private Span<byte> Room(int bytes)
    {
        if (data.Length - length < bytes)
            System.Array.Resize(ref data, Math.Max(data.Length * 2, length + bytes));
        return data.AsSpan(length);
    }

    private void End(int bytes)
    {
        length += bytes;
        ends[++count] = length;
    }
}
