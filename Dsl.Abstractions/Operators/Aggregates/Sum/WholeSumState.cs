using System.Buffers.Binary;

namespace FeatureDsl.Online;

/// <summary>Sums of whole numbers, and of decimals by their unscaled digits, beside a timeline. 128 bits hold every sum of 2^63 addends of 64 bits.</summary>
public sealed class WholeSumState : TimelineColumn<Int128>
{
    private const int Size = 16;

    /// <summary>Adds to an entry.</summary>
    public void Add(int index, Int128 addend) => Own[index] += addend;

    /// <inheritdoc/>
    internal override void Write(PackWriter output, int count)
    {
        var (total, least, greatest) = (Int128.Zero, Int128.Zero, Int128.Zero);
        for (var i = count - 1; i >= 0; i--)
        {
            total += Own[i];
            least = Int128.Min(least, total);
            greatest = Int128.Max(greatest, total);
        }

        var width = Width(least, greatest);
        output.Byte(width);
        var column = output.Reserve(count * width);
        Span<byte> whole = stackalloc byte[Size];
        for (var i = 0; i < count; i++)
        {
            BinaryPrimitives.WriteInt128LittleEndian(whole, total);
            whole[..width].CopyTo(column[(i * width)..]);
            total -= Own[i];
        }
    }

    private protected override void ReadOwn(scoped ref PackReader input, int count)
    {
        var packed = Reader.Take(ref input, count);
        for (var i = 0; i < count; i++)
        {
            Own[i] = packed.From(i) - packed.From(i + 1);
        }
    }

    private static int Width(Int128 least, Int128 greatest) =>
        least == 0 && greatest == 0 ? 0
        : least >= sbyte.MinValue && greatest <= sbyte.MaxValue ? 1
        : least >= short.MinValue && greatest <= short.MaxValue ? 2
        : least >= int.MinValue && greatest <= int.MaxValue ? 4
        : least >= long.MinValue && greatest <= long.MaxValue ? 8
        : Size;

    /// <summary>The packed form.</summary>
    public readonly ref struct Reader
    {
        private readonly PackedTotals _totals;

        private Reader(PackedTotals totals) => _totals = totals;

        /// <summary>Takes the column.</summary>
        public static Reader Take(scoped ref PackReader input, int count) => new(PackedTotals.Take(ref input, count));

        /// <summary>The sum from an entry on.</summary>
        public Int128 From(int index)
        {
            if (index >= _totals.Count)
            {
                return 0;
            }

            var at = _totals.Bytes[(index * _totals.Width)..];
            return _totals.Width switch
            {
                0 => 0,
                1 => (sbyte)at[0],
                2 => BinaryPrimitives.ReadInt16LittleEndian(at),
                4 => BinaryPrimitives.ReadInt32LittleEndian(at),
                8 => BinaryPrimitives.ReadInt64LittleEndian(at),
                _ => BinaryPrimitives.ReadInt128LittleEndian(at),
            };
        }
    }
}
