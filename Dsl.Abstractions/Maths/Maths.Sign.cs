namespace FeatureDsl;

public static partial class Maths
{
    /// <summary>-1 below zero, 1 above it, 0 for zero and for NaN.</summary>
    public static int Sign(double x) => x < 0 ? -1 : x > 0 ? 1 : 0;

    /// <summary>-1 below zero, 1 above it, 0 for zero and for NaN. Missing where <paramref name="x"/> is.</summary>
    public static int? Sign(double? x) => x is { } value ? Sign(value) : null;

    /// <summary>-1 below zero, 1 above it, 0 for zero.</summary>
    public static int Sign(long x) => Math.Sign(x);

    /// <summary>-1 below zero, 1 above it, 0 for zero. Missing where <paramref name="x"/> is.</summary>
    public static int? Sign(long? x) => x is { } value ? Math.Sign(value) : null;

    /// <summary>-1 below zero, 1 above it, 0 for zero.</summary>
    public static int Sign(decimal x) => Math.Sign(x);

    /// <summary>-1 below zero, 1 above it, 0 for zero. Missing where <paramref name="x"/> is.</summary>
    public static int? Sign(decimal? x) => x is { } value ? Math.Sign(value) : null;

    /// <summary>The whole part: towards zero (-0 for values in (-1, -0]); NaN and infinities stay what they are.</summary>
    public static double Truncate(double x) => Math.Truncate(x);

    /// <summary>
    /// The whole part: towards zero (-0 for values in (-1, -0]); NaN and infinities stay what they are. Missing where <paramref name="x"/> is.
    /// </summary>
    public static double? Truncate(double? x) => x is { } value ? Truncate(value) : null;
}
