using static FeatureDsl.Operators.Portable.ExpCoefficients;

namespace FeatureDsl;

public static partial class Maths
{
    /// <summary>The hyperbolic tangent, between -1 and 1.</summary>
    /// <remarks>
    /// -e / (2 + e) of e = exp(-2|x|) - 1, as fdlibm's <c>s_tanh.c</c>, but e and the quotient are kept in two parts.
    /// The greatest error found against 400-bit arithmetic, over 150,000 arguments, is 1.24 ulp.
    /// </remarks>
    public static double Tanh(double x)
    {
        if (double.IsNaN(x) || Math.Abs(x) < TwoToMinus28)
        {
            return x;
        }

        var a = -2 * Math.Abs(x);
        var (n, hi, tail) = ReduceExp(a < LeastExpm1 ? LeastExpm1 : a);
        var (one, lost) = OneLess(n);
        var head = one + hi;
        var rest = (hi - (head - one)) + (tail + lost);
        var sum = head + rest;
        var power = BitConverter.Int64BitsToDouble((Exponent(n) - 1025) << 52);
        var e = sum * power;
        var below = (rest - (sum - head)) * power;

        var w = 2 + e;
        var q = e / w;
        var z = q + (below - q * ((e - (w - 2)) + below)) / w;
        return x < 0 ? z : -z;
    }

    /// <summary>The hyperbolic tangent, between -1 and 1. Missing where <paramref name="x"/> is.</summary>
    public static double? Tanh(double? x) => x is { } value ? Tanh(value) : null;
}
