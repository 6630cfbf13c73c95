using FeatureDsl.Operators.Portable;

namespace FeatureDsl;

/// <summary>Two's complement integers of many limbs of 64 bits, least first: what <see cref="WideSum"/> and the states of powers are made of.</summary>
internal static class WidePower
{
    // The unit of an addend's mantissa is 2^(exponent - 1075): shifted by exponent - 947 it is in units of 2^-128, as in ExactSum.
    private const int ExponentOfUnit = 947;

    /// <summary>Adds a power of a double that is finite and less than 2^96 in size. Bits of it below 2^-128 are cut off first, towards zero.</summary>
    public static void Add(Span<ulong> sum, double value, int power)
    {
        var bits = BitConverter.DoubleToUInt64Bits(value);
        var shift = (int)((bits >> 52) & 0x7FF) - ExponentOfUnit;
        var mantissa = (bits & PortableSql.MantissaBits) | (PortableSql.MantissaBits + 1);
        if (shift < 0)
        {
            mantissa = shift <= -53 ? 0 : mantissa >> -shift;
            shift = 0;
        }

        Add(sum, mantissa, shift * power, power, isNegative: (long)bits < 0 && (power & 1) != 0);
    }

    /// <summary>Adds a power of an integer.</summary>
    public static void Add(Span<ulong> sum, long value, int power) =>
        Add(sum, value < 0 ? (ulong)-value : (ulong)value, 0, power, isNegative: value < 0 && (power & 1) != 0);

    /// <summary>Adds another number of as many limbs, or more of which the rest is the sign.</summary>
    public static void AddLimbs(Span<ulong> sum, ReadOnlySpan<ulong> other)
    {
        ulong carry = 0;
        for (var i = 0; i < sum.Length; i++)
        {
            var partial = sum[i] + other[i];
            var total = partial + carry;
            carry = (partial < other[i] ? 1UL : 0) | (total < partial ? 1UL : 0);
            sum[i] = total;
        }
    }

    /// <summary>Changes the sign.</summary>
    public static void Negate(Span<ulong> limbs)
    {
        var carry = true;
        for (var i = 0; i < limbs.Length; i++)
        {
            limbs[i] = ~limbs[i] + (carry ? 1UL : 0);
            carry = carry && limbs[i] == 0;
        }
    }

    /// <summary>The product of two numbers without sign, as far as it fits.</summary>
    public static void Multiply(Span<ulong> product, ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b)
    {
        var (usedA, usedB) = (a.LastIndexOfAnyExcept(0UL) + 1, b.LastIndexOfAnyExcept(0UL) + 1);
        for (var i = 0; i < usedA; i++)
        {
            ulong carry = 0;
            for (var j = 0; j < usedB && i + j < product.Length; j++)
            {
                var wide = ((UInt128)a[i] * b[j]) + product[i + j] + carry;
                product[i + j] = (ulong)wide;
                carry = (ulong)(wide >> 64);
            }

            if (i + usedB < product.Length)
            {
                product[i + usedB] = carry;
            }
        }
    }

    private static void Add(Span<ulong> sum, ulong mantissa, int shift, int power, bool isNegative)
    {
        // One limb more than the power has, for what is shifted out of the highest.
        Span<ulong> limbs = stackalloc ulong[5];
        limbs.Clear();
        limbs[0] = mantissa;
        for (var i = 1; i < power; i++)
        {
            ulong carry = 0;
            for (var j = 0; j < i + 1; j++)
            {
                var high = Math.BigMul(limbs[j], mantissa, out var low);
                limbs[j] = low + carry;
                carry = high + (limbs[j] < low ? 1UL : 0);
            }
        }

        var (from, bits) = (shift / 64, shift % 64);
        for (var j = power; bits != 0 && j > 0; j--)
        {
            limbs[j] = (limbs[j] << bits) | (limbs[j - 1] >> (64 - bits));
        }

        limbs[0] <<= bits;
        AddShifted(sum, limbs[..(power + 1)], from, isNegative ? ulong.MaxValue : 0);
    }

    // A negative addend is added as its complement, and the 1 that this lacks comes in as the first carry.
    private static void AddShifted(Span<ulong> sum, ReadOnlySpan<ulong> limbs, int from, ulong sign)
    {
        var carry = sign & 1;
        for (var i = from; i < sum.Length; i++)
        {
            var addend = (i - from < limbs.Length ? limbs[i - from] : 0) ^ sign;
            if (i - from >= limbs.Length && addend + carry == 0)
            {
                return; // Neither a carry nor a sign is left: 0 + 0, or -1 + 1.
            }

            var partial = sum[i] + addend;
            var total = partial + carry;
            carry = (partial < addend ? 1UL : 0) | (total < partial ? 1UL : 0);
            sum[i] = total;
        }
    }
}
