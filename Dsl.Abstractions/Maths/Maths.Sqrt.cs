namespace FeatureDsl;

public static partial class Maths
{
    /// <summary>The square root, correctly rounded; NaN below zero, and -0 of -0.</summary>
    public static double Sqrt(double x) => Math.Sqrt(x);

    /// <summary>The square root, correctly rounded; NaN below zero, and -0 of -0. Missing where <paramref name="x"/> is.</summary>
    public static double? Sqrt(double? x) => x is { } value ? Sqrt(value) : null;
}
