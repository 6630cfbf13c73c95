using FeatureDsl.Operators.Portable;
using static FeatureDsl.Operators.Portable.CbrtCoefficients;

namespace FeatureDsl;

public static partial class Maths
{
    /// <summary>The cube root, of negative numbers too.</summary>
    /// <remarks>
    /// W. Kahan's and B. D. Evans' method (FreeBSD msun's <c>s_cbrt.c</c>): a third of the bits, a polynomial, and one step of Newton from 23 bits.
    /// The greatest error found against exact arithmetic is 0.67 ulp.
    /// </remarks>
    public static double Cbrt(double x)
    {
        if (x == 0 || !double.IsFinite(x))
        {
            return x;
        }

        var isSubnormal = Math.Abs(x) < PortableSql.LeastNormal;
        var a = Math.Abs(x) * (isSubnormal ? PortableSql.TwoTo54 : 1);
        var t = BitConverter.UInt64BitsToDouble(BitConverter.DoubleToUInt64Bits(a) / 3 + ThirdOfBias);
        var r = t * t * (t / a);
        var u = BitConverter.UInt64BitsToDouble((BitConverter.DoubleToUInt64Bits(t * Polynomial(r, InverseRoot)) + HalfUnit) & Short);
        var q = a / (u * u);
        var v = (u + u * ((q - u) / ((u + u) + q))) * (isSubnormal ? TwoToMinus18 : 1);
        return x < 0 ? -v : v;
    }

    /// <summary>The cube root, of negative numbers too. Missing where <paramref name="x"/> is.</summary>
    public static double? Cbrt(double? x) => x is { } value ? Cbrt(value) : null;
}
