using System.Buffers.Binary;

namespace FeatureDsl.Online;

/// <summary>
/// Sums by half-life beside a timeline. Packed, each entry keeps its own sums, not those of all later ones too, because that would be many for each; all use the same bytes of
/// their 256 bits: low bytes that are zero in every one, and high bytes that only repeat the sign, are left out.
/// </summary>
public sealed class HalfLifeSumState : TimelineColumn<HalfLifeSums>
{
    private const int HeadSize = sizeof(ushort);

    /// <summary>Adds to an entry.</summary>
    /// <param name="index">The entry.</param>
    /// <param name="grown">The number, and its half-life.</param>
    public void Add(int index, (double? Value, long HalfLife) grown) => Own[index].Add(grown);

    /// <inheritdoc/>
    internal override void Write(PackWriter output, int count)
    {
        var (low, high, all) = (ExactSum.Size, 0, 0);
        Span<byte> bytes = stackalloc byte[ExactSum.Size];
        for (var i = 0; i < count; i++)
        {
            foreach (ref readonly var sum in Own[i].Sums)
            {
                sum.Total.Write(bytes);
                (low, high) = (Math.Min(low, UsedBytes.From(bytes)), Math.Max(high, UsedBytes.To(bytes)));
                all++;
            }
        }

        var width = Math.Max(high - low, 0);
        low = width == 0 ? 0 : low;
        output.Byte(width);
        output.Byte(low);
        output.Int32(all);
        var column = output.Reserve(checked((count * HeadSize) + (all * (sizeof(long) + width))));
        for (var i = 0; i < count; i++)
        {
            var sums = Own[i].Sums;
            BinaryPrimitives.WriteUInt16LittleEndian(column, (ushort)sums.Length);
            column = column[HeadSize..];
            foreach (ref readonly var sum in sums)
            {
                BinaryPrimitives.WriteInt64LittleEndian(column, sum.HalfLife);
                sum.Total.Write(bytes);
                bytes.Slice(low, width).CopyTo(column[sizeof(long)..]);
                column = column[(sizeof(long) + width)..];
            }
        }
    }

    private protected override void ReadOwn(scoped ref PackReader input, int count) => Reader.Take(ref input, count).CopyTo(Own);

    /// <summary>The packed form.</summary>
    public readonly ref struct Reader
    {
        private readonly ReadOnlySpan<byte> _entries;
        private readonly int _width, _low, _count;

        private Reader(ReadOnlySpan<byte> entries, int width, int low, int count)
        {
            _entries = entries;
            (_width, _low, _count) = (width, low, count);
        }

        /// <summary>Takes the column.</summary>
        public static Reader Take(scoped ref PackReader input, int count)
        {
            if (input.IsEmpty)
            {
                return default;
            }

            var (width, low, all) = (input.Byte(), input.Byte(), input.Int32());
            return width + low <= ExactSum.Size && all >= 0
                ? new(input.Take(checked((count * HeadSize) + (all * (sizeof(long) + width)))), width, low, count)
                : throw new FeatureDslException("The packed state has a sum by half-life of impossible width.");
        }

        /// <summary>The sums from an entry on.</summary>
        public HalfLifeSums From(int index)
        {
            var total = default(HalfLifeSums);
            var rest = _entries;
            for (var i = 0; i < _count; i++)
            {
                rest = i < index ? Skip(rest) : Add(rest, ref total);
            }

            return total;
        }

        internal void CopyTo(HalfLifeSums[] entries)
        {
            var rest = _entries;
            for (var i = 0; i < _count; i++)
            {
                rest = Add(rest, ref entries[i]);
            }
        }

        private ReadOnlySpan<byte> Skip(ReadOnlySpan<byte> entry) =>
            entry[(HeadSize + (BinaryPrimitives.ReadUInt16LittleEndian(entry) * (sizeof(long) + _width)))..];

        private ReadOnlySpan<byte> Add(ReadOnlySpan<byte> entry, scoped ref HalfLifeSums total)
        {
            Span<byte> bytes = stackalloc byte[ExactSum.Size];
            var rest = entry[HeadSize..];
            for (var left = BinaryPrimitives.ReadUInt16LittleEndian(entry); left > 0; left--)
            {
                var used = rest.Slice(sizeof(long), _width);
                bytes[.._low].Clear();
                used.CopyTo(bytes[_low..]);
                bytes[(_low + _width)..].Fill(_width > 0 && (used[^1] & 0x80) != 0 ? (byte)0xFF : (byte)0);
                total.Add(BinaryPrimitives.ReadInt64LittleEndian(rest), ExactSum.Read(bytes));
                rest = rest[(sizeof(long) + _width)..];
            }

            return rest;
        }
    }
}
