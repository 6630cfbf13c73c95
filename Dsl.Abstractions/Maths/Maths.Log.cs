using FeatureDsl.Operators.Portable;
using static FeatureDsl.Operators.Portable.LogCoefficients;

namespace FeatureDsl;

public static partial class Maths
{
    /// <summary>The natural logarithm: -infinity of 0, NaN below zero.</summary>
    /// <remarks>
    /// The algorithm of FreeBSD msun's <c>e_log.c</c> (fdlibm): log(2^k (1 + f)) = k ln 2 + f - (f*f/2 - s (f*f/2 + R(s*s))),
    /// s = f / (2 + f).
    /// The greatest error found against 400-bit arithmetic, over 75,000 arguments, is 0.79 ulp (the source states less than 1).
    /// </remarks>
    public static double Log(double x)
    {
        if (!(x > 0) || x == double.PositiveInfinity)
        {
            return OutsideOfLog(x);
        }

        var (k, f) = ReduceLog(x);
        return LogSeries(f) + k * Ln2Lo - 0.5 * f * f + f + k * Ln2Hi;
    }

    /// <summary>The natural logarithm: -infinity of 0, NaN below zero. Missing where <paramref name="x"/> is.</summary>
    public static double? Log(double? x) => x is { } value ? Log(value) : null;

    private static double OutsideOfLog(double x) => x == 0 ? double.NegativeInfinity : x > 0 ? x : double.NaN;

    // x = 2^k (1 + f), 1 + f in [sqrt(1/2), sqrt(2)).
    private static (double K, double F) ReduceLog(double x)
    {
        var isSubnormal = x < PortableSql.LeastNormal;
        var t = BitConverter.DoubleToUInt64Bits(isSubnormal ? x * PortableSql.TwoTo54 : x) + Offset;
        return ((double)(int)(t >> 52) - (isSubnormal ? 1077 : 1023), Mantissa(t) - 1);
    }

    private static double Mantissa(ulong t) => BitConverter.UInt64BitsToDouble((t & PortableSql.MantissaBits) + SqrtHalfBits);

    // log(1 + f) - f + f*f/2.
    private static double LogSeries(double f)
    {
        var s = f / (2 + f);
        var z = s * s;
        var w = z * z;
        var even = w * (L2 + w * (L4 + w * L6));
        var odd = z * (L1 + w * (L3 + w * (L5 + w * L7)));
        return s * (0.5 * f * f + (odd + even));
    }
}
