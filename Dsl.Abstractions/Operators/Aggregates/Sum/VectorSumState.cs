namespace FeatureDsl.Online;

/// <summary>
/// Exact sums of vectors beside a timeline. Packed, all entries use the same bytes of the 256 bits of their sums: low bytes that are zero in every one, and high bytes
/// that only repeat the sign, are left out.
/// </summary>
public sealed class VectorSumState : TimelineColumn<VectorSum>
{
    private const int HeadSize = 8;

    /// <summary>Adds to an entry.</summary>
    public void Add(int index, FeatureVector addend) => Own[index].Add(addend);

    /// <inheritdoc/>
    internal override void Write(PackWriter output, int count)
    {
        var total = default(VectorSum);
        var (low, high, most) = (ExactSum.Size, 0, 0UL);
        Span<byte> bytes = stackalloc byte[ExactSum.Size];
        for (var i = count - 1; i >= 0; i--)
        {
            total.Add(Own[i]);
            most = Math.Max(most, (ulong)Math.Max(total.Vectors, total.Oversized));
            foreach (ref readonly var sum in total.Sums)
            {
                sum.Write(bytes);
                low = Math.Min(low, UsedBytes.From(bytes));
                high = Math.Max(high, UsedBytes.To(bytes));
            }
        }

        var width = Math.Max(high - low, 0);
        low = width == 0 ? 0 : low;
        var countWidth = Widths.Of(most);
        var hasLeft = total.Left.ContainsAnyExcept(0);
        output.Int32(total.Dimension);
        output.Byte(width);
        output.Byte(low);
        output.Byte(countWidth);
        output.Byte(hasLeft ? 1 : 0);
        var entry = EntryWidth(total.Dimension, width, countWidth, hasLeft);
        var column = output.Reserve(checked(count * entry));
        for (var i = 0; i < count; i++)
        {
            Write(total, column.Slice(i * entry, entry), width, low, countWidth, hasLeft);
            total.Subtract(Own[i]);
        }
    }

    private protected override void ReadOwn(scoped ref PackReader input, int count)
    {
        var packed = Reader.Take(ref input, count);
        for (var i = 0; i < count; i++)
        {
            Own[i] = packed.From(i);
            Own[i].Subtract(packed.From(i + 1));
        }
    }

    private static int EntryWidth(int dimension, int width, int countWidth, bool hasLeft) =>
        checked((dimension * width) + (countWidth * (2 + (hasLeft ? dimension : 0))));

    // The number of vectors, that of oversized elements, those of elements that are not finite, and the sums.
    private static void Write(in VectorSum total, Span<byte> entry, int width, int low, int countWidth, bool hasLeft)
    {
        Widths.Store(entry, countWidth, 0, (ulong)total.Vectors);
        Widths.Store(entry, countWidth, 1, (ulong)total.Oversized);
        var counts = 2;
        for (var i = 0; hasLeft && i < total.Dimension; i++)
        {
            Widths.Store(entry, countWidth, counts++, (ulong)total.Left[i]);
        }

        Span<byte> bytes = stackalloc byte[ExactSum.Size];
        var sums = entry[(counts * countWidth)..];
        for (var i = 0; i < total.Dimension; i++)
        {
            total.Sums[i].Write(bytes);
            bytes.Slice(low, width).CopyTo(sums[(i * width)..]);
        }
    }

    /// <summary>The packed form.</summary>
    public readonly ref struct Reader
    {
        private readonly ReadOnlySpan<byte> _entries;
        private readonly int _dimension, _width, _low, _countWidth, _count;
        private readonly bool _hasLeft;

        private Reader(scoped ref PackReader input, int count)
        {
            _dimension = input.Int32();
            (_width, _low, _countWidth, _hasLeft, _count) = (input.Byte(), input.Byte(), input.Byte(), input.Byte() != 0, count);
            if (_dimension < 0 || _width + _low > ExactSum.Size || _countWidth > HeadSize)
            {
                throw new FeatureDslException("The packed state has a sum of vectors of impossible width.");
            }

            _entries = input.Take(checked(count * EntryWidth(_dimension, _width, _countWidth, _hasLeft)));
        }

        /// <summary>Takes the column.</summary>
        public static Reader Take(scoped ref PackReader input, int count) => input.IsEmpty ? default : new(ref input, count);

        /// <summary>The sum from an entry on.</summary>
        public VectorSum From(int index)
        {
            if (index >= _count)
            {
                return default;
            }

            var width = EntryWidth(_dimension, _width, _countWidth, _hasLeft);
            var entry = _entries.Slice(index * width, width);
            var total = VectorSum.Of(_dimension, (long)Widths.Load(entry, _countWidth, 0), (long)Widths.Load(entry, _countWidth, 1));
            var counts = 2;
            for (var i = 0; _hasLeft && i < _dimension; i++)
            {
                total.Left[i] = (long)Widths.Load(entry, _countWidth, counts++);
            }

            var sums = entry[(counts * _countWidth)..];
            Span<byte> bytes = stackalloc byte[ExactSum.Size];
            for (var i = 0; _width > 0 && i < _dimension; i++)
            {
                var used = sums.Slice(i * _width, _width);
                bytes[.._low].Clear();
                used.CopyTo(bytes[_low..]);
                bytes[(_low + _width)..].Fill((used[^1] & 0x80) != 0 ? (byte)0xFF : (byte)0);
                total.Sums[i] = ExactSum.Read(bytes);
            }

            return total;
        }
    }
}
