using System.Text.Json;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace FeatureDsl.Runtime.Files;

/// <summary>Collects the texts of elements, of which nobody knows beforehand how many there are.</summary>
internal sealed class ElementText
{
    private byte[] _bytes = new byte[4096];
    private int[] _ends = new int[1024];
    private bool[] _present = new bool[1024];

    public int Count { get; private set; }

    /// <summary>Forgets all but the first ones.</summary>
    public void Truncate(int count) => Count = count;

    /// <summary>Adds what the reader is at: a scalar, or a name.</summary>
    /// <exception cref="InvalidOperationException">It is a string with half of a surrogate pair.</exception>
    public void Add(ref Utf8JsonReader json)
    {
        var (start, length) = (_ends[Count], json.ValueSpan.Length);
        if (_bytes.Length - start < length)
            System.Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, start + length));
        if (_ends.Length == Count + 1)
        {
            System.Array.Resize(ref _ends, Count * 2);
            System.Array.Resize(ref _present, Count * 2);
        }

        // Escapes are never shorter than what they stand for.
        var isText = json.TokenType is JsonTokenType.String or JsonTokenType.PropertyName;
        if (isText && json.ValueIsEscaped)
            length = json.CopyString(_bytes.AsSpan(start, length));
        else if (json.TokenType == JsonTokenType.Null)
            length = 0;
        else
            json.ValueSpan.CopyTo(_bytes.AsSpan(start));
        _present[Count++] = json.TokenType != JsonTokenType.Null;
        _ends[Count] = start + length;
    }

    public StringArray Build()
    {
        var (bits, nulls) = (new byte[(Count + 7) / 8], 0);
        for (var i = 0; i < Count; i++)
        {
            if (_present[i])
                bits[i >> 3] |= (byte)(1 << (i & 7));
            else
                nulls++;
        }

        return new(new ArrayData(
            StringType.Default, Count, nulls, 0,
            [
                nulls == 0 ? ArrowBuffer.Empty : Buffers.Copy<byte>(bits), Buffers.Copy<int>(_ends.AsSpan(0, Count + 1)),
                Buffers.Copy<byte>(_bytes.AsSpan(0, _ends[Count])),
            ]));
    }
}
