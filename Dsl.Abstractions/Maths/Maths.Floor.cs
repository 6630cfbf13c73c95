namespace FeatureDsl;

public static partial class Maths
{
    /// <summary>The greatest whole number that is not above <paramref name="x"/>; NaN, infinities and -0 stay what they are.</summary>
    public static double Floor(double x) => Math.Floor(x);

    /// <summary>
    /// The greatest whole number that is not above <paramref name="x"/>; NaN, infinities and -0 stay what they are. Missing where
    /// <paramref name="x"/> is.
    /// </summary>
    public static double? Floor(double? x) => x is { } value ? Floor(value) : null;
}
