namespace FeatureDsl.Online;

/// <summary>
/// Exact sums of doubles beside a timeline. Of the 256 bits of a sum, packed entries hold only the bytes that are in use: low bytes that are zero in every
/// entry, and high bytes that only repeat the sign, are left out.
/// </summary>
public sealed class ExactSumState : TimelineColumn<ExactSum>
{
    /// <summary>Adds to an entry; what is not finite or oversized adds nothing, and is counted by the caller.</summary>
    public void Add(int index, double addend) => Own[index].Add(Totals.Addend(addend));

    /// <inheritdoc/>
    internal override void Write(PackWriter output, int count)
    {
        var (total, low, high) = (default(ExactSum), ExactSum.Size, 0);
        Span<byte> bytes = stackalloc byte[ExactSum.Size];
        for (var i = count - 1; i >= 0; i--)
        {
            total.Add(Own[i]);
            total.Write(bytes);
            low = Math.Min(low, UsedBytes.From(bytes));
            high = Math.Max(high, UsedBytes.To(bytes));
        }

        var width = Math.Max(high - low, 0);
        output.Byte(width);
        output.Byte(width == 0 ? 0 : low);
        var column = output.Reserve(count * width);
        for (var i = 0; i < count; i++)
        {
            total.Write(bytes);
            bytes.Slice(width == 0 ? 0 : low, width).CopyTo(column[(i * width)..]);
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

    /// <summary>The packed form.</summary>
    public readonly ref struct Reader
    {
        private readonly ReadOnlySpan<byte> _totals;
        private readonly int _width, _low, _count;

        private Reader(ReadOnlySpan<byte> totals, int width, int low, int count)
        {
            _totals = totals;
            (_width, _low, _count) = (width, low, count);
        }

        /// <summary>Takes the column.</summary>
        public static Reader Take(scoped ref PackReader input, int count)
        {
            if (input.IsEmpty)
            {
                return default;
            }

            var (width, low) = (input.Byte(), input.Byte());
            return width + low <= ExactSum.Size
                ? new(input.Take(checked(count * width)), width, low, count)
                : throw new FeatureDslException("The packed state has a sum of impossible width.");
        }

        /// <summary>The sum from an entry on.</summary>
        public ExactSum From(int index)
        {
            if (index >= _count || _width == 0)
            {
                return default;
            }

            Span<byte> bytes = stackalloc byte[ExactSum.Size];
            var used = _totals.Slice(index * _width, _width);
            bytes[.._low].Clear();
            used.CopyTo(bytes[_low..]);
            bytes[(_low + _width)..].Fill((used[^1] & 0x80) != 0 ? (byte)0xFF : (byte)0);
            return ExactSum.Read(bytes);
        }
    }
}
