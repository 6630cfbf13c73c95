using System.Numerics;
using System.Runtime.CompilerServices;

namespace FeatureDsl;

/// <summary>A 256-bit unsigned integer, with what it takes to round it and its quotients correctly.</summary>
internal readonly struct Magnitude256(ulong limb0, ulong limb1, ulong limb2, ulong limb3)
{
    private readonly ulong _0 = limb0, _1 = limb1, _2 = limb2, _3 = limb3;

    /// <summary>This times 2^<paramref name="exponent"/>, correctly rounded; the result must be a normal number or 0.</summary>
    /// <param name="exponent">Of the unit.</param>
    /// <param name="isInexact">Whether the true value is a little more than this number, by less than 1.</param>
    public double Round(int exponent, bool isInexact)
    {
        // The conversion is the only rounding, and of a positive long.
        var top = Top(isInexact, out var shift);
        return top == 0 ? 0 : top * PowerOfTwo(shift + exponent);
    }

    /// <summary>The same in single precision, where the result may be subnormal.</summary>
    public float RoundSingle(int exponent, bool isInexact)
    {
        // 53 bits, the lowest of which says that something was cut off: a double holds them, and the conversion to a float is the only rounding.
        var top = Top(isInexact, out var shift);
        var odd = (top & ~0x3FFL) | ((top & 0x3FF) != 0 ? 0x400L : 0L);
        return top == 0 ? 0 : (float)(odd * PowerOfTwo(shift + exponent));
    }

    // The 63 highest bits, the lowest of which says whether any bit below it is set, and the exponent of their unit.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private long Top(bool isInexact, out int exponent)
    {
        exponent = 0;
        if ((_0 | _1 | _2 | _3) == 0)
        {
            return 0;
        }

        var (top, next, rest, limb) =
            _3 != 0 ? (_3, _2, _1 | _0, 3) : _2 != 0 ? (_2, _1, _0, 2) : _1 != 0 ? (_1, _0, 0UL, 1) : (_0, 0UL, 0UL, 0);
        var shift = BitOperations.LeadingZeroCount(top);
        var bits = shift == 0 ? top : (top << shift) | (next >> (64 - shift));
        var hasMore = isInexact || rest != 0 || next << shift != 0;

        exponent = (64 * limb) - shift + 1;
        return (long)((bits >> 1) | (bits & 1) | (hasMore ? 1UL : 0));
    }

    /// <summary>The true quotient of this times 2^<paramref name="exponent"/> and <paramref name="divisor"/>, correctly rounded.</summary>
    public double DivideAndRound(ulong divisor, int exponent)
    {
        var quotient = LongQuotient(divisor, out var unit, out var isInexact);
        return quotient.Round(unit + exponent, isInexact);
    }

    /// <summary>The same in single precision, where the result may be subnormal.</summary>
    public float DivideAndRoundSingle(ulong divisor, int exponent)
    {
        var quotient = LongQuotient(divisor, out var unit, out var isInexact);
        return quotient.RoundSingle(unit + exponent, isInexact);
    }

    /// <summary>
    /// The true quotient of this times 2^<paramref name="exponent"/> and both divisors, correctly rounded, where this has so many bits that the quotient
    /// has more than 64.
    /// </summary>
    public double DivideAndRound(ulong divisor, ulong another, int exponent, bool isInexact)
    {
        var quotient = Divide(divisor, out var first).Divide(another, out var second);
        return quotient.Round(exponent, isInexact || first != 0 || second != 0);
    }

    // A small numerator is moved up by 128 bits, so that the quotient always has more than 64 bits to round.
    private Magnitude256 LongQuotient(ulong divisor, out int unit, out bool isInexact)
    {
        var isSmall = (_2 | _3) == 0;
        var numerator = isSmall ? new Magnitude256(0, 0, _0, _1) : this;
        var quotient = numerator.Divide(divisor, out var remainder);
        (unit, isInexact) = (isSmall ? -128 : 0, remainder != 0);
        return quotient;
    }

    private Magnitude256 Divide(ulong divisor, out ulong remainder)
    {
        remainder = 0;
        var limb3 = DivideLimb(_3, divisor, ref remainder);
        var limb2 = DivideLimb(_2, divisor, ref remainder);
        var limb1 = DivideLimb(_1, divisor, ref remainder);
        var limb0 = DivideLimb(_0, divisor, ref remainder);
        return new(limb0, limb1, limb2, limb3);
    }

    // Counts fit 32 bits: then two divisions of 64 bits do what one of 128 would, several times faster.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong DivideLimb(ulong limb, ulong divisor, ref ulong remainder)
    {
        if ((limb | remainder) == 0)
        {
            return 0;
        }

        if (divisor > uint.MaxValue)
        {
            var (wide, rest) = UInt128.DivRem(new UInt128(remainder, limb), divisor);
            remainder = (ulong)rest;
            return (ulong)wide;
        }

        var (upper, middle) = Math.DivRem((remainder << 32) | (limb >> 32), divisor);
        (var lower, remainder) = Math.DivRem((middle << 32) | (limb & uint.MaxValue), divisor);
        return (upper << 32) | lower;
    }

    private static double PowerOfTwo(int exponent) => BitConverter.Int64BitsToDouble((long)(exponent + 1023) << 52);
}
