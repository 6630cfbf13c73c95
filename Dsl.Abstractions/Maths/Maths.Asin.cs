using static FeatureDsl.Operators.Portable.TrigCoefficients;

namespace FeatureDsl;

public static partial class Maths
{
    /// <summary>The arc sine, in radians between -pi/2 and pi/2; NaN beyond 1.</summary>
    /// <remarks>
    /// A polynomial up to 1/2, and pi/2 - 2 asin(sqrt((1 - x) / 2)) above, the root in two parts, as fdlibm's <c>e_asin.c</c>.
    /// The greatest error found against arithmetic of 400 bits and more is 0.81 ulp.
    /// </remarks>
    public static double Asin(double x)
    {
        var (root, df, c, r) = ReduceAsin(x);
        var far = QuarterPi - ((2 * root * r - (HalfPiLo - 2 * c)) - (QuarterPi - 2 * df));
        return Math.Abs(x) < 0.5 ? x + x * r : x < 0 ? -far : far;
    }

    /// <summary>The arc sine, in radians between -pi/2 and pi/2; NaN beyond 1. Missing where <paramref name="x"/> is.</summary>
    public static double? Asin(double? x) => x is { } value ? Asin(value) : null;

    /// <summary>The arc cosine, in radians between 0 and pi; NaN beyond 1.</summary>
    /// <remarks>
    /// From the parts of <see cref="Asin(double)"/>, as fdlibm's <c>e_acos.c</c>.
    /// The greatest error found against arithmetic of 400 bits and more is 0.82 ulp.
    /// </remarks>
    public static double Acos(double x)
    {
        var (root, df, c, r) = ReduceAsin(x);
        return Math.Abs(x) < 0.5 ? HalfPi - (x - (HalfPiLo - x * r))
            : x < 0 ? Pi - 2 * (root + (root * r - HalfPiLo))
            : 2 * (df + (root * r + c));
    }

    /// <summary>The arc cosine, in radians between 0 and pi; NaN beyond 1. Missing where <paramref name="x"/> is.</summary>
    public static double? Acos(double? x) => x is { } value ? Acos(value) : null;

    // The root is df + c; r is asin(t) / t - 1 of what the polynomial is asked for, x or the root. Beyond 1 the root is NaN.
    private static (double Root, double Df, double C, double R) ReduceAsin(double x)
    {
        var t = Math.Abs(x) < 0.5 ? x * x : (1 - Math.Abs(x)) * 0.5;
        var r = t * Polynomial(t, Operators.Portable.TrigCoefficients.Asin);
        var root = Math.Sqrt(t);
        var df = High(root);
        return (root, df, (t - df * df) / (root == 0 ? 1 : root + df), r);
    }
}
