namespace FeatureDsl;

public static partial class Maths
{
    /// <summary>The size of a number; the sign of zero and of NaN is taken away.</summary>
    public static double Abs(double x) => Math.Abs(x);

    /// <summary>The size of a number; the sign of zero and of NaN is taken away. Missing where <paramref name="x"/> is.</summary>
    public static double? Abs(double? x) => x is { } value ? Math.Abs(value) : null;

    /// <summary>The size of a number; the sign of zero and of NaN is taken away.</summary>
    public static float Abs(float x) => Math.Abs(x);

    /// <summary>The size of a number; the sign of zero and of NaN is taken away. Missing where <paramref name="x"/> is.</summary>
    public static float? Abs(float? x) => x is { } value ? Math.Abs(value) : null;

    /// <summary>The size of a number. <see cref="int.MinValue"/> has none that fits: that throws, and makes the feature an error.</summary>
    /// <exception cref="OverflowException"><paramref name="x"/> is <see cref="int.MinValue"/>.</exception>
    public static int Abs(int x) => Math.Abs(x);

    /// <summary>
    /// The size of a number. <see cref="int.MinValue"/> has none that fits: that throws, and makes the feature an error. Missing where
    /// <paramref name="x"/> is.
    /// </summary>
    /// <exception cref="OverflowException"><paramref name="x"/> is <see cref="int.MinValue"/>.</exception>
    public static int? Abs(int? x) => x is { } value ? Math.Abs(value) : null;

    /// <summary>
    /// The size of a number. <see cref="long.MinValue"/> has none that fits: that throws, and makes the feature an error.
    /// </summary>
    /// <exception cref="OverflowException"><paramref name="x"/> is <see cref="long.MinValue"/>.</exception>
    public static long Abs(long x) => Math.Abs(x);

    /// <summary>
    /// The size of a number. <see cref="long.MinValue"/> has none that fits: that throws, and makes the feature an error. Missing where
    /// <paramref name="x"/> is.
    /// </summary>
    /// <exception cref="OverflowException"><paramref name="x"/> is <see cref="long.MinValue"/>.</exception>
    public static long? Abs(long? x) => x is { } value ? Math.Abs(value) : null;

    /// <summary>The size of a number.</summary>
    public static decimal Abs(decimal x) => Math.Abs(x);

    /// <summary>The size of a number. Missing where <paramref name="x"/> is.</summary>
    public static decimal? Abs(decimal? x) => x is { } value ? Math.Abs(value) : null;
}
