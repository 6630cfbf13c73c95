namespace FeatureDsl;

public static partial class Maths
{
    /// <summary>The nearest whole number, halves to the even one (2.5 is 2, -0.3 is -0); NaN and infinities stay what they are.</summary>
    public static double Round(double x) => Math.Round(x);

    /// <summary>
    /// The nearest whole number, halves to the even one (2.5 is 2, -0.3 is -0); NaN and infinities stay what they are. Missing where
    /// <paramref name="x"/> is.
    /// </summary>
    public static double? Round(double? x) => x is { } value ? Round(value) : null;
}
