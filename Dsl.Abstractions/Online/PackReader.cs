using System.Buffers.Binary;

namespace FeatureDsl.Online;

/// <summary>Walks over a packed state without copying it.</summary>
public ref struct PackReader
{
    private ReadOnlySpan<byte> _rest;

    internal PackReader(ReadOnlySpan<byte> bytes) => _rest = bytes;

    /// <summary>Whether nothing is stored: every reader taken from it is empty.</summary>
    public readonly bool IsEmpty => _rest.IsEmpty;

    /// <summary>The text of the section, where this reads one.</summary>
    internal ReadOnlySpan<byte> Text { get; private init; }

    /// <summary>The next bytes.</summary>
    /// <exception cref="FeatureDslException">There are fewer.</exception>
    internal ReadOnlySpan<byte> Take(int count)
    {
        if ((uint)count > (uint)_rest.Length)
        {
            throw Truncated();
        }

        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }

    internal int Byte() => Take(1)[0];

    internal int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

    internal long Int64() => BinaryPrimitives.ReadInt64LittleEndian(Take(8));

    internal ulong UInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(8));

    /// <summary>The next section; an empty one where nothing is stored.</summary>
    internal PackReader Section()
    {
        if (IsEmpty)
        {
            return default;
        }

        var (length, textStart) = (Int32(), Int32());
        var section = Take(length);
        return (uint)textStart <= (uint)length ? new(section[..textStart]) { Text = section[textStart..] } : throw Truncated();
    }

    /// <summary>Everything that is left.</summary>
    internal ReadOnlySpan<byte> Rest() => Take(_rest.Length);

    /// <summary>The next value in a slot.</summary>
    /// <exception cref="FeatureDslException">The state ends too early.</exception>
    public T Slot<T, TSlot>()
        where TSlot : struct, ISlot<T> => TSlot.Read(Take(TSlot.Width), Text);

    private static FeatureDslException Truncated() => new("The packed state ends too early.");
}
