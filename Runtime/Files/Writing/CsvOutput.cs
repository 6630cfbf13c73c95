using System.Globalization;

namespace FeatureDsl.Runtime.Files;

/// <summary>Bytes of delimited text to be written; grows, and is emptied whenever it is flushed.</summary>
internal sealed class CsvOutput(byte separator)
{
    private const int LongestNumber = 64;

    private byte[] bytes = new byte[1 << 16];

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Written => bytes.AsMemory(0, Length);

    public void Clear() => Length = 0;

    public void Separator() => Byte(separator);

    public void NewLine() => Byte((byte)'\n');

    public void Ascii(ReadOnlySpan<byte> text)
    {
        text.CopyTo(Room(text.Length));
        Length += text.Length;
    }

    public void Ascii(string text) => Length += System.Text.Encoding.ASCII.GetBytes(text, Room(text.Length));

    public void Value<T>(T value, ReadOnlySpan<char> format = default)
        where T : IUtf8SpanFormattable
    {
        value.TryFormat(Room(LongestNumber), out var written, format, CultureInfo.InvariantCulture);
        Length += written;
    }

    /// <summary>Text, quoted where a reader would take it for something else: a null, two fields, two rows.</summary>
    public void Text(ReadOnlySpan<byte> text)
    {
        var plain = text.Length > 0 && !text.SequenceEqual(@"\N"u8)
            && text.IndexOfAny((byte)'"', (byte)'\n', (byte)'\r') < 0 && !text.Contains(separator);
        if (plain)
        {
            Ascii(text);
            return;
        }

        Byte((byte)'"');
        while (text.IndexOf((byte)'"') is var quote and >= 0)
        {
            Ascii(text[..(quote + 1)]);
            Byte((byte)'"');
            text = text[(quote + 1)..];
        }

        Ascii(text);
        Byte((byte)'"');
    }

    private void Byte(byte value)
    {
        Room(1)[0] = value;
        Length++;
    }

    private Span<byte> Room(int count)
    {
        if (bytes.Length - Length < count)
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, Length + count));
        return bytes.AsSpan(Length);
    }
}
