using System.Numerics;

namespace FeatureDsl;

/// <summary>Vectors in plain execution: every place by itself, as a list of numbers.</summary>
internal static class PlainVectors
{
    // The bits of a NaN count in a vector: .NET's own is another than ClickHouse's.
    private static readonly float NoNumber = BitConverter.UInt32BitsToSingle(0x7FC00000);

    /// <summary>The sums; missing over nothing.</summary>
    public static FeatureVector? Sum(IEnumerable<FeatureVector?> vectors) => Places(vectors, place => Round(PlainFold.Exact(place, out _), 1));

    /// <summary>The means of finite elements; missing over nothing.</summary>
    public static FeatureVector? Average(IEnumerable<FeatureVector?> vectors) => Places(vectors, place =>
    {
        var total = PlainFold.Exact(place, out var count);
        return count == 0 ? NoNumber : Round(total, count);
    });

    /// <summary>The least (sign -1) or greatest (sign 1) elements; missing over nothing.</summary>
    public static FeatureVector? Best(IEnumerable<FeatureVector?> vectors, int sign) =>
        Places(vectors, place => (float?)PlainFold.Best(place, sign) ?? NoNumber);

    /// <summary>The single nearest to <c>units / 2^128 / divisor</c>, ties to even.</summary>
    public static float Round(BigInteger units, BigInteger divisor)
    {
        // In steps of the least subnormal, and where that are more than 24 bits, in as many coarser ones.
        const int LeastExponent = -149, Bits = 24;
        var size = BigInteger.Abs(units);
        var exponent = Math.Max(LeastExponent, (int)(size.GetBitLength() - divisor.GetBitLength()) - PlainFold.FractionBits - Bits - 1);
        while (Nearest(size, divisor, exponent).GetBitLength() > Bits)
        {
            exponent++;
        }

        var value = (float)Math.ScaleB((double)Nearest(size, divisor, exponent), exponent);
        return units.Sign < 0 ? -value : value;
    }

    // How many steps of 2^exponent are nearest to units / 2^128 / divisor.
    private static BigInteger Nearest(BigInteger units, BigInteger divisor, int exponent)
    {
        var shift = PlainFold.FractionBits + exponent;
        var (numerator, denominator) = shift >= 0 ? (units, divisor << shift) : (units << -shift, divisor);
        var quotient = BigInteger.DivRem(numerator, denominator, out var rest);
        return rest * 2 > denominator || (rest * 2 == denominator && !quotient.IsEven) ? quotient + 1 : quotient;
    }

    private static FeatureVector? Places(IEnumerable<FeatureVector?> vectors, Func<IEnumerable<double?>, float> fold)
    {
        var present = vectors.OfType<FeatureVector>().ToList();
        return present.Count == 0 ? null : FeatureVector.Of([.. Enumerable.Range(0, present[0].Count).Select(i => fold(present.Select(v => (double?)v[i])))]);
    }
}
