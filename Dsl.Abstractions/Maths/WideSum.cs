using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace FeatureDsl;

/// <summary>
/// A sum of powers without rounding, and what moments are made of: a two's complement integer of 1024 bits, enough for 2^31 fourth powers of what
/// <see cref="ExactSum"/> adds. Doubles are cut to units of 2^-128 before they are raised, as there, so the n-th powers are in units of 2^-128n.
/// </summary>
public struct WideSum : IEquatable<WideSum>
{
    /// <summary>Limbs of 64 bits.</summary>
    internal const int Length = 16;

    /// <summary>The bytes that <see cref="Write"/> writes.</summary>
    internal const int Size = Length * sizeof(ulong);

    private Limbs _limbs;

    /// <summary>Whether it is less than 0.</summary>
    internal readonly bool IsNegative => (long)_limbs[Length - 1] < 0;

    /// <summary>Adds a power of a double, which must be finite and less than 2^96 in size.</summary>
    public void AddPower(double value, int power)
    {
        Span<ulong> limbs = _limbs;
        WidePower.Add(limbs, value, power);
    }

    /// <summary>Adds a power of an integer.</summary>
    public void AddPower(long value, int power)
    {
        Span<ulong> limbs = _limbs;
        WidePower.Add(limbs, value, power);
    }

    /// <inheritdoc/>
    public readonly bool Equals(WideSum other) => ((ReadOnlySpan<ulong>)_limbs).SequenceEqual(other._limbs);

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is WideSum other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => HashCode.Combine(_limbs[0], _limbs[1], _limbs[2], _limbs[3]);

    /// <summary>What is left of a sum when others are taken from it.</summary>
    public static WideSum operator -(WideSum left, in WideSum right)
    {
        left.Subtract(right);
        return left;
    }

    /// <summary>Whether two sums are the same.</summary>
    public static bool operator ==(WideSum left, WideSum right) => left.Equals(right);

    /// <summary>Whether two sums differ.</summary>
    public static bool operator !=(WideSum left, WideSum right) => !left.Equals(right);

    /// <summary>The same number.</summary>
    internal static WideSum Of(in ExactSum sum)
    {
        Span<byte> bytes = stackalloc byte[ExactSum.Size];
        sum.Write(bytes);
        return Read(bytes);
    }

    /// <summary>The same number.</summary>
    internal static WideSum Of(Int128 sum)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt128LittleEndian(bytes, sum);
        return Read(bytes);
    }

    /// <summary>The number of some bytes, least first, whose highest bit is the sign; a whole number of limbs.</summary>
    internal static WideSum Read(ReadOnlySpan<byte> bytes)
    {
        var result = default(WideSum);
        Span<ulong> limbs = result._limbs;
        var count = bytes.Length / sizeof(ulong);
        for (var i = 0; i < count; i++)
        {
            limbs[i] = BinaryPrimitives.ReadUInt64LittleEndian(bytes[(i * sizeof(ulong))..]);
        }

        limbs[count..].Fill((ulong)((long)limbs[count - 1] >> 63));
        return result;
    }

    /// <summary>Writes the lowest limbs, as many as fit.</summary>
    internal readonly void Write(Span<byte> target)
    {
        for (var i = 0; i < target.Length / sizeof(ulong); i++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(target[(i * sizeof(ulong))..], _limbs[i]);
        }
    }

    /// <summary>Adds another number.</summary>
    internal void Add(in WideSum other)
    {
        Span<ulong> limbs = _limbs;
        WidePower.AddLimbs(limbs, other._limbs);
    }

    /// <summary>Takes another number away.</summary>
    internal void Subtract(in WideSum other)
    {
        var negative = other;
        negative.Negate();
        Add(negative);
    }

    /// <summary>Changes the sign.</summary>
    internal void Negate()
    {
        Span<ulong> limbs = _limbs;
        WidePower.Negate(limbs);
    }

    /// <summary>The product, as far as it fits.</summary>
    internal readonly WideSum Times(in WideSum other)
    {
        var (a, b) = (Magnitude(), other.Magnitude());
        var result = default(WideSum);
        Span<ulong> limbs = result._limbs;
        WidePower.Multiply(limbs, a._limbs, b._limbs);
        if (IsNegative != other.IsNegative)
        {
            result.Negate();
        }

        return result;
    }

    /// <summary>The size without the sign.</summary>
    internal readonly WideSum Magnitude()
    {
        var copy = this;
        if (IsNegative)
        {
            copy.Negate();
        }

        return copy;
    }

    /// <summary>The double nearest to this number (ties to even); one that is beyond the range of double may not be asked.</summary>
    internal readonly double Round()
    {
        var size = Magnitude().Top(out var exponent, out var isInexact).Round(exponent, isInexact);
        return IsNegative ? -size : size;
    }

    /// <summary>The double nearest to this (not negative) number times 2^<paramref name="unit"/> divided by both divisors, which are 1 or more.</summary>
    internal readonly double DivideAndRound(long divisor, long another, int unit) =>
        Top(out var exponent, out var isInexact).DivideAndRound((ulong)divisor, (ulong)another, exponent + unit, isInexact);

    // The highest four limbs that are in use, the lowest of them at 2^exponent: 193 bits or more, unless all is 0.
    private readonly Magnitude256 Top(out int exponent, out bool isInexact)
    {
        ReadOnlySpan<ulong> limbs = _limbs;
        var used = limbs.LastIndexOfAnyExcept(0UL) + 1;
        var from = used - 4;
        exponent = 64 * from;
        isInexact = from > 0 && limbs[..from].IndexOfAnyExcept(0UL) >= 0;
        return new(Limb(limbs, from), Limb(limbs, from + 1), Limb(limbs, from + 2), Limb(limbs, from + 3));

        static ulong Limb(ReadOnlySpan<ulong> all, int index) => index < 0 ? 0 : all[index];
    }

    [InlineArray(Length)]
    private struct Limbs
    {
        private ulong _first;
    }
}
