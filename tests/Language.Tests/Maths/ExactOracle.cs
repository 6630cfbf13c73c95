using System.Numerics;

namespace FeatureDsl.Language.Tests;

/// <summary>Exact sums and their rounding by BigInteger, from the definition: nothing shared with what is tested.</summary>
internal static class ExactOracle
{
    /// <summary>A double in units of 2^-128, cut off towards zero.</summary>
    public static BigInteger Units(double value)
    {
        var (mantissa, exponent) = Split(Math.Abs(value));
        var size = exponent >= -128 ? mantissa << (exponent + 128) : mantissa >> (-128 - exponent);
        return value < 0 ? -size : size;
    }

    /// <summary>
    /// The double nearest to <paramref name="numerator"/> / <paramref name="denominator"/> * 2^<paramref name="exponent"/>, ties to even.
    /// </summary>
    public static double Nearest(BigInteger numerator, BigInteger denominator, int exponent)
    {
        if (numerator.IsZero)
        {
            return 0;
        }

        // Scaled so that the quotient has 54 or 55 bits; twice the remainder against the divisor decides, then the parity.
        var size = BigInteger.Abs(numerator);
        var scale = 53 - (int)(size.GetBitLength() - denominator.GetBitLength());
        var (up, down) = scale >= 0 ? (size << scale, denominator) : (size, denominator << -scale);
        if (up >= down << 53)
        {
            (down, scale) = (down << 1, scale - 1);
        }

        var whole = BigInteger.DivRem(up, down, out var rest);
        var order = (rest * 2).CompareTo(down);
        whole += order > 0 || (order == 0 && !whole.IsEven) ? 1 : 0;
        var value = Math.ScaleB((double)(long)whole, exponent - scale);
        return numerator.Sign * value;
    }

    private static (BigInteger Mantissa, int Exponent) Split(double value)
    {
        var exponent = Math.Max(Math.ILogB(value), -1022) - 52;
        return value == 0 ? (0, 0) : ((BigInteger)Math.ScaleB(Math.ScaleB(value, -exponent / 2), -exponent - -exponent / 2), exponent);
    }
}
