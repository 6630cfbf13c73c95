using static FeatureDsl.Operators.Portable.TrigCoefficients;

namespace FeatureDsl;

public static partial class Maths
{
    /// <summary>The arc tangent, in radians between -pi/2 and pi/2.</summary>
    /// <remarks>
    /// The ranges of fdlibm's <c>s_atan.c</c>: atan(x) = atan(c) + atan((x - c) / (1 + c x)) with c one of 0, 1/2, 1, 3/2 and infinity.
    /// The greatest error found against arithmetic of 400 bits and more is 0.82 ulp.
    /// </remarks>
    public static double Atan(double x)
    {
        var arc = AtanOfSize(Math.Abs(x));
        return BitConverter.DoubleToInt64Bits(x) < 0 ? -arc : arc;
    }

    /// <summary>The arc tangent, in radians between -pi/2 and pi/2. Missing where <paramref name="x"/> is.</summary>
    public static double? Atan(double? x) => x is { } value ? Atan(value) : null;

    /// <summary>
    /// The angle of the point (<paramref name="x"/>, <paramref name="y"/>), in radians between -pi and pi. Zeros and infinities as IEEE 754
    /// and <see cref="Math.Atan2"/> have them.
    /// </summary>
    /// <remarks>
    /// <see cref="Atan(double)"/> of the quotient, as fdlibm's <c>e_atan2.c</c>.
    /// The greatest error found against arithmetic of 400 bits and more is 1.34 ulp.
    /// </remarks>
    /// <param name="y">The ordinate.</param>
    /// <param name="x">The abscissa.</param>
    public static double Atan2(double y, double x)
    {
        if (double.IsNaN(x) || double.IsNaN(y))
        {
            return double.NaN;
        }

        var (height, width) = (Math.Abs(y), Math.Abs(x));
        var arc = AtanOfSize(y == 0 ? 0 : height == width ? 1 : height / width);
        var turned = BitConverter.DoubleToInt64Bits(x) < 0 ? Pi - (arc - PiLo) : arc;
        return BitConverter.DoubleToInt64Bits(y) < 0 ? -turned : turned;
    }

    /// <summary>
    /// The angle of the point (<paramref name="x"/>, <paramref name="y"/>), in radians between -pi and pi. Missing where either is.
    /// </summary>
    /// <param name="y">The ordinate.</param>
    /// <param name="x">The abscissa.</param>
    public static double? Atan2(double? y, double? x) => y is { } a && x is { } b ? Atan2(a, b) : null;

    private static double AtanOfSize(double a)
    {
        var (over, under, hi, lo) = a switch
        {
            < 0.4375 => (a, 1.0, 0.0, 0.0),
            < 0.6875 => (2 * a - 1, 2 + a, AtanHalf, AtanHalfLo),
            < 1.1875 => (a - 1, 1 + a, QuarterPi, QuarterPiLo),
            < 2.4375 => (a - 1.5, 1 + 1.5 * a, AtanOneAndHalf, AtanOneAndHalfLo),
            _ => (-1.0, a, HalfPi, HalfPiLo),
        };
        var t = over / under;
        var z = t * t;
        return hi - ((t * (z * Polynomial(z, Operators.Portable.TrigCoefficients.Atan)) - lo) - t);
    }
}
