namespace FeatureDsl.Online;

/// <summary>
/// Exact sums of powers beside a timeline: of the n-th power of a double 256 n bits. Packed entries hold only the bytes that are in use: low bytes that are
/// zero in every entry, and high bytes that only repeat the sign, are left out.
/// </summary>
public abstract class PowerSumState : TimelineColumn
{
    private readonly int _power, _length;
    private ulong[] _own = [];

    private protected PowerSumState(int power) => (_power, _length) = (power, 4 * power);

    /// <summary>Adds the power of a double to an entry.</summary>
    public void Add(int index, double value) => WidePower.Add(Own(index), value, _power);

    /// <summary>Adds the power of an integer to an entry.</summary>
    public void Add(int index, long value) => WidePower.Add(Own(index), value, _power);

    internal sealed override void Resize(int capacity) => Array.Resize(ref _own, capacity * _length);

    internal sealed override void Insert(int index, int count)
    {
        Array.Copy(_own, index * _length, _own, (index + 1) * _length, (count - index) * _length);
        Own(index).Clear();
    }

    internal sealed override void DropFirst(int drop, int count)
    {
        Array.Copy(_own, drop * _length, _own, 0, (count - drop) * _length);
        Array.Clear(_own, (count - drop) * _length, drop * _length);
    }

    /// <inheritdoc/>
    internal sealed override void Write(PackWriter output, int count)
    {
        Span<ulong> total = stackalloc ulong[WideSum.Length];
        total = total[.._length];
        total.Clear();
        var (low, high) = (_length * sizeof(ulong), 0);
        for (var i = count - 1; i >= 0; i--)
        {
            WidePower.AddLimbs(total, Own(i));
            var bytes = System.Runtime.InteropServices.MemoryMarshal.AsBytes(total);
            low = Math.Min(low, UsedBytes.From(bytes));
            high = Math.Max(high, UsedBytes.To(bytes));
        }

        var width = Math.Max(high - low, 0);
        output.Byte(width);
        output.Byte(width == 0 ? 0 : low);
        var column = output.Reserve(count * width);
        Span<ulong> own = stackalloc ulong[_length];
        for (var i = 0; i < count; i++)
        {
            System.Runtime.InteropServices.MemoryMarshal.AsBytes(total).Slice(width == 0 ? 0 : low, width).CopyTo(column[(i * width)..]);
            Own(i).CopyTo(own);
            WidePower.Negate(own);
            WidePower.AddLimbs(total, own);
        }
    }

    internal sealed override void Read(scoped ref PackReader input, int count)
    {
        Array.Clear(_own);
        var packed = Reader.Take(ref input, count);
        for (var i = 0; i < count; i++)
        {
            var own = packed.From(i);
            own.Subtract(packed.From(i + 1));
            own.Write(System.Runtime.InteropServices.MemoryMarshal.AsBytes(Own(i)));
        }
    }

    private Span<ulong> Own(int index) => _own.AsSpan(index * _length, _length);

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
            return width + low <= WideSum.Size
                ? new(input.Take(checked(count * width)), width, low, count)
                : throw new FeatureDslException("The packed state has a sum of impossible width.");
        }

        /// <summary>The sum from an entry on.</summary>
        public WideSum From(int index)
        {
            if (index >= _count || _width == 0)
            {
                return default;
            }

            Span<byte> bytes = stackalloc byte[WideSum.Size];
            var used = _totals.Slice(index * _width, _width);
            bytes[.._low].Clear();
            used.CopyTo(bytes[_low..]);
            bytes[(_low + _width)..].Fill((used[^1] & 0x80) != 0 ? (byte)0xFF : (byte)0);
            return WideSum.Read(bytes);
        }
    }
}

/// <summary>Exact sums of squares beside a timeline.</summary>
public sealed class SquareSumState() : PowerSumState(2);

/// <summary>Exact sums of cubes beside a timeline.</summary>
public sealed class CubeSumState() : PowerSumState(3);

/// <summary>Exact sums of fourth powers beside a timeline.</summary>
public sealed class FourthPowerSumState() : PowerSumState(4);
