namespace FeatureDsl.Online;

/// <summary>Which bytes of a two's complement integer, least first, have to be kept.</summary>
internal static class UsedBytes
{
    /// <summary>The lowest byte that is not 0; how many there are where all are.</summary>
    public static int From(ReadOnlySpan<byte> bytes)
    {
        var first = bytes.IndexOfAnyExcept((byte)0);
        return first < 0 ? bytes.Length : first;
    }

    /// <summary>The byte behind the highest that cannot be had back from the sign of the byte below it.</summary>
    public static int To(ReadOnlySpan<byte> bytes)
    {
        var sign = (bytes[^1] & 0x80) != 0 ? (byte)0xFF : (byte)0;
        var last = bytes.LastIndexOfAnyExcept(sign);
        if (last < 0)
        {
            return sign == 0 ? 0 : 1;
        }

        var needsOwnSign = (bytes[last] & 0x80) != (sign & 0x80);
        return last + 1 + (needsOwnSign ? 1 : 0);
    }
}
