namespace FeatureDsl;

public static partial class Maths
{
    /// <summary>
    /// The least whole number that is not below <paramref name="x"/> (-0 for values in (-1, -0]); NaN and infinities stay what they are.
    /// </summary>
    public static double Ceiling(double x) => Math.Ceiling(x);

    /// <summary>
    /// The least whole number that is not below <paramref name="x"/> (-0 for values in (-1, -0]); NaN and infinities stay what they are.
    /// Missing where <paramref name="x"/> is.
    /// </summary>
    public static double? Ceiling(double? x) => x is { } value ? Ceiling(value) : null;
}
