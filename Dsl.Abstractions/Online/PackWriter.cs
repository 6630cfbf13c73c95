using System.Buffers.Binary;
using System.Text;

namespace FeatureDsl.Online;

/// <summary>Builds the packed form of a state: little endian, in a buffer that is used again and again.</summary>
public sealed class PackWriter
{
    private byte[] _bytes = new byte[1024];
    private byte[] _text = new byte[256];
    private int _textLength;

    /// <summary>How many bytes there are.</summary>
    internal int Length { get; private set; }

    /// <summary>What was written.</summary>
    internal Span<byte> Written => _bytes.AsSpan(0, Length);

    /// <summary>Starts afresh.</summary>
    internal void Clear() => (Length, _textLength) = (0, 0);

    /// <summary>Room for bytes that the caller fills in at once, zeroed.</summary>
    internal Span<byte> Reserve(int count)
    {
        if (Length + count > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + count));
        }

        var room = _bytes.AsSpan(Length, count);
        room.Clear();
        Length += count;
        return room;
    }

    internal void Byte(int value) => Reserve(1)[0] = (byte)value;

    internal void Int32(int value) => BinaryPrimitives.WriteInt32LittleEndian(Reserve(4), value);

    internal void Int64(long value) => BinaryPrimitives.WriteInt64LittleEndian(Reserve(8), value);

    internal void UInt64(ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(Reserve(8), value);

    /// <summary>Begins a section that a reader can skip; its slots put their text at its end.</summary>
    /// <returns>What <see cref="End"/> wants.</returns>
    internal int Begin()
    {
        _textLength = 0;
        Reserve(8);
        return Length;
    }

    /// <summary>Ends a section: its length and where its text starts go before it.</summary>
    internal void End(int begin)
    {
        var textStart = Length - begin;
        _text.AsSpan(0, _textLength).CopyTo(Reserve(_textLength));
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(begin - 8), Length - begin);
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(begin - 4), textStart);
    }

    /// <summary>Writes values in slots of one width.</summary>
    internal void Slot<T, TSlot>(T value)
        where TSlot : struct, ISlot<T>
    {
        // A slot of text writes to the text at the end of the section, never to this buffer: the room stays where it is.
        TSlot.Write(Reserve(TSlot.Width), value, this);
    }

    /// <summary>Puts text at the end of the section.</summary>
    /// <returns>Where it starts and how many bytes it has.</returns>
    internal (int Start, int Length) Text(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        Encoding.UTF8.GetBytes(text, TextRoom(length));
        return (_textLength - length, length);
    }

    /// <summary>Puts bytes at the end of the section, as if they were text.</summary>
    /// <returns>Where they start and how many they are.</returns>
    internal (int Start, int Length) Bytes(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(TextRoom(bytes.Length));
        return (_textLength - bytes.Length, bytes.Length);
    }

    private Span<byte> TextRoom(int length)
    {
        if (_textLength + length > _text.Length)
        {
            Array.Resize(ref _text, Math.Max(_text.Length * 2, _textLength + length));
        }

        _textLength += length;
        return _text.AsSpan(_textLength - length, length);
    }
}
