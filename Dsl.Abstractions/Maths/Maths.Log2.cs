using static FeatureDsl.Operators.Portable.LogCoefficients;

namespace FeatureDsl;

public static partial class Maths
{
    /// <summary>The logarithm to base 2: -infinity of 0, NaN below zero, exact for powers of two.</summary>
    /// <remarks>
    /// The reduction and series of <see cref="Log(double)"/>, multiplied by 1 / ln 2 in two parts, as FreeBSD msun's <c>e_log2.c</c> does.
    /// The greatest error found against 400-bit arithmetic, over 90,000 arguments, is 0.72 ulp.
    /// </remarks>
    public static double Log2(double x) => LogOfBase(x, InverseLn2Hi, InverseLn2Lo, 1, 0);

    /// <summary>The logarithm to base 2: -infinity of 0, NaN below zero. Missing where <paramref name="x"/> is.</summary>
    public static double? Log2(double? x) => x is { } value ? Log2(value) : null;

    /// <summary>The logarithm to base 10: -infinity of 0, NaN below zero.</summary>
    /// <remarks>
    /// The reduction and series of <see cref="Log(double)"/>, multiplied by 1 / ln 10 in two parts, as FreeBSD msun's <c>e_log10.c</c> does.
    /// The greatest error found against 400-bit arithmetic, over 90,000 arguments, is 0.64 ulp.
    /// </remarks>
    public static double Log10(double x) => LogOfBase(x, InverseLn10Hi, InverseLn10Lo, Log10Of2Hi, Log10Of2Lo);

    /// <summary>The logarithm to base 10: -infinity of 0, NaN below zero. Missing where <paramref name="x"/> is.</summary>
    public static double? Log10(double? x) => x is { } value ? Log10(value) : null;

    private static double LogOfBase(double x, double inverseHi, double inverseLo, double twoHi, double twoLo)
    {
        if (!(x > 0) || x == double.PositiveInfinity)
        {
            return OutsideOfLog(x);
        }

        var (k, f) = ReduceLog(x);
        var hi = High(f - 0.5 * f * f);
        var lo = (f - hi) - 0.5 * f * f + LogSeries(f);
        var sum = k * twoHi + hi * inverseHi;
        return (k * twoLo + (lo + hi) * inverseLo + lo * inverseHi + ((k * twoHi - sum) + hi * inverseHi)) + sum;
    }
}
