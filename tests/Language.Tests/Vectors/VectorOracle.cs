using System.Numerics;

namespace FeatureDsl.Language.Tests.Vectors;

/// <summary>Fractions and their nearest singles, from the definition: by trying neighbours, without a rounding of its own.</summary>
internal static class VectorOracle
{
    /// <summary>The single nearest to <c>numerator / denominator * 2^-128</c>, ties to even.</summary>
    public static float Nearest(BigInteger numerator, BigInteger denominator)
    {
        var size = BigInteger.Abs(numerator);

        // The greatest single that is not above: of positive ones a greater number of bits is a greater value.
        var (low, high) = (0, BitConverter.SingleToInt32Bits(float.MaxValue));
        while (low < high)
        {
            var middle = low + ((high - low + 1) / 2);
            (low, high) = Units(middle) * denominator <= size << 40 ? (middle, high) : (low, middle - 1);
        }

        var (below, above) = ((size << 40) - (Units(low) * denominator), (Units(low + 1) * denominator) - (size << 40));
        var nearest = below < above || (below == above && low % 2 == 0) ? low : low + 1;
        return numerator.Sign < 0 ? -BitConverter.Int32BitsToSingle(nearest) : BitConverter.Int32BitsToSingle(nearest);
    }

    /// <summary>The product of two finite singles in units of 2^-128, cut off towards zero.</summary>
    public static BigInteger Product(float a, float b)
    {
        var size = (Units(BitConverter.SingleToInt32Bits(Math.Abs(a))) * Units(BitConverter.SingleToInt32Bits(Math.Abs(b)))) >> (168 + 40);
        return float.IsNegative(a) == float.IsNegative(b) ? size : -size;
    }

    // A positive single, by its bits, in units of 2^-168, which every one is a multiple of.
    private static BigInteger Units(int bits)
    {
        var (exponent, mantissa) = (bits >> 23, bits & 0x7FFFFF);
        return exponent == 0 ? (BigInteger)mantissa << (168 - 149) : (BigInteger)(mantissa | 0x800000) << (exponent - 150 + 168);
    }
}
