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
            return x == 0 ? double.NegativeInfinity : x > 0 ? x : double.NaN;
        }

        var isSubnormal = x < PortableSql.LeastNormal;
        var t = BitConverter.DoubleToUInt64Bits(isSubnormal ? x * PortableSql.TwoTo54 : x) + Offset;
        var k = (double)(int)(t >> 52) - (isSubnormal ? 1077 : 1023);
        var f = BitConverter.UInt64BitsToDouble((t & PortableSql.MantissaBits) + SqrtHalfBits) - 1;

        var s = f / (2 + f);
        var z = s * s;
        var w = z * z;
        var even = w * (L2 + w * (L4 + w * L6));
        var odd = z * (L1 + w * (L3 + w * (L5 + w * L7)));
        var half = 0.5 * f * f;
        return s * (half + (odd + even)) + k * Ln2Lo - half + f + k * Ln2Hi;
    }

    /// <summary>The natural logarithm: -infinity of 0, NaN below zero. Missing where <paramref name="x"/> is.</summary>
    public static double? Log(double? x) => x is { } value ? Log(value) : null;
}
