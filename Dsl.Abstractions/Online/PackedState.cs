namespace FeatureDsl.Online;

/// <summary>
/// The frame around a packed state: <c>"FDS"</c> and the layout version, the length, an xxHash64 of everything behind it, the fingerprint of the view's
/// state, the earliest instant that can be asked about, and for each (input, partition) the last applied offset. The cells follow.
/// </summary>
public static class PackedState
{
    /// <summary>The layout that this code writes and reads.</summary>
    public const byte Layout = 1;

    private const int Signature = 'F' | ('D' << 8) | ('S' << 16) | (Layout << 24);
    private const int FrameSize = 16, OffsetSize = 16;

    /// <summary>Opens a state for an evaluator.</summary>
    /// <param name="packed">The bytes; empty where nothing is stored.</param>
    /// <param name="fingerprint">What the evaluator was made for.</param>
    /// <param name="asOf">The instant that is asked about, in microseconds since 1970.</param>
    /// <exception cref="FeatureDslException">It is damaged, of another layout, or has already seen what is known only later than <paramref name="asOf"/>.</exception>
    public static PackReader Open(ReadOnlySpan<byte> packed, ulong fingerprint, long asOf)
    {
        if (packed.IsEmpty)
        {
            return default;
        }

        var reader = Unframe(packed, fingerprint, out var earliest);
        if (asOf < earliest)
        {
            throw new FeatureDslException(
                $"The state has seen what became known until {Instants.FromMicros(earliest):O}; it cannot answer for the earlier instant {Instants.FromMicros(asOf):O}.");
        }

        reader.Take(checked(reader.Int32() * OffsetSize));
        return reader;
    }

    /// <summary>The earliest instant that a state can answer, or the least number where nothing is stored; the frame is checked.</summary>
    /// <exception cref="FeatureDslException">It is damaged or of another layout.</exception>
    public static long EarliestAsOf(ReadOnlySpan<byte> packed, ulong fingerprint)
    {
        var earliest = long.MinValue;
        if (!packed.IsEmpty)
        {
            Unframe(packed, fingerprint, out earliest);
        }

        return earliest;
    }

    /// <summary>Begins a state.</summary>
    internal static void Begin(PackWriter output, ulong fingerprint, long earliest)
    {
        output.Clear();
        output.Reserve(FrameSize);
        output.UInt64(fingerprint);
        output.Int64(earliest);
    }

    /// <summary>Ends a state: now the length and the checksum are known.</summary>
    internal static void End(PackWriter output)
    {
        var all = output.Written;
        BitConverter.TryWriteBytes(all, Signature);
        BitConverter.TryWriteBytes(all[4..], all.Length);
        BitConverter.TryWriteBytes(all[8..], Checksum.Of(all[FrameSize..]));
    }

    /// <summary>Checks the frame; the reader then stands before the offsets.</summary>
    internal static PackReader Unframe(ReadOnlySpan<byte> packed, ulong fingerprint, out long earliest)
    {
        if (packed.Length < FrameSize + 20 || (BitConverter.ToInt32(packed) & 0xFFFFFF) != (Signature & 0xFFFFFF))
        {
            throw new FeatureDslException("The stored bytes are no packed state; delete the key and replay the sources of the view.");
        }

        if (packed[3] != Layout)
        {
            throw new FeatureDslException($"The packed state has layout {packed[3]}, but this program reads layout {Layout}; delete the key and replay the sources of the view.");
        }

        if (BitConverter.ToInt32(packed[4..]) != packed.Length || BitConverter.ToUInt64(packed[8..]) != Checksum.Of(packed[FrameSize..]))
        {
            throw new FeatureDslException("The packed state is damaged (its length or checksum is wrong); delete the key and replay the sources of the view.");
        }

        var reader = new PackReader(packed[FrameSize..]);
        if (reader.UInt64() != fingerprint)
        {
            throw new FeatureDslException("The packed state was written for another definition of the view; give the view a new version, or delete the key and replay its sources.");
        }

        earliest = reader.Int64();
        return reader;
    }
}
