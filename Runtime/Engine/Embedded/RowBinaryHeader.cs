namespace FeatureDsl.Runtime.Engine.Embedded;

/// <summary>The head of <c>RowBinaryWithNamesAndTypes</c>: the number of columns, their names, their types.</summary>
internal static class RowBinaryHeader
{
    /// <summary>The length of the head in bytes.</summary>
    internal static int Length(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        var columns = Leb128(bytes, ref at);
        for (var i = 0; i < 2 * columns; i++)
        {
            var length = Leb128(bytes, ref at);
            at += length;
        }
        return at;
    }

    private static int Leb128(ReadOnlySpan<byte> bytes, ref int at)
    {
        var value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var b = bytes[at++];
            value |= (b & 0x7F) << shift;
            if (b < 0x80)
                return value;
        }
    }
}
