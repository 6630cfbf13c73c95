using System.Buffers.Binary;

namespace FeatureDsl.Online;

/// <summary>The packed form of a <see cref="LatestState{TRow}"/>.</summary>
public readonly ref struct LatestRow
{
    private readonly ReadOnlySpan<byte> _columns;
    private readonly ReadOnlySpan<byte> _text;
    private readonly long _validFrom;

    private LatestRow(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> text)
    {
        _validFrom = BinaryPrimitives.ReadInt64LittleEndian(bytes);
        _columns = bytes[8..];
        _text = text;
        Exists = true;
    }

    /// <summary>Whether there is a row.</summary>
    public bool Exists { get; }

    /// <summary>Takes the section.</summary>
    public static LatestRow Take(scoped ref PackReader input)
    {
        var section = input.Section();
        var bytes = section.Rest();
        return bytes.IsEmpty ? default : new(bytes, section.Text);
    }

    /// <summary>The row, or none where it says that from then on nothing holds.</summary>
    /// <param name="deletedOffset">Where the slot of that column starts.</param>
    public LatestRow UnlessDeleted(int deletedOffset) => Exists && Column<bool, BoolSlot>(deletedOffset) ? default : this;

    /// <summary>Whether there is a row that holds since <paramref name="start"/> or later.</summary>
    public bool ExistsSince(long start) => Exists && _validFrom >= start;

    /// <summary>A column; only where there is a row.</summary>
    /// <param name="offset">Where its slot starts: the widths of the columns before it.</param>
    public T Column<T, TSlot>(int offset)
        where TSlot : struct, ISlot<T> => TSlot.Read(_columns.Slice(offset, TSlot.Width), _text);
}
