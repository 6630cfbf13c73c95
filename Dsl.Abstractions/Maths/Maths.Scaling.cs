namespace FeatureDsl;

// Scaling with parameters that are declared beside the feature, so that training and serving cannot disagree about them.
public static partial class Maths
{
    /// <summary><paramref name="x"/>, or the nearer end of a range that it lies outside of; NaN stays NaN.</summary>
    /// <param name="x">The number.</param>
    /// <param name="least">The least value.</param>
    /// <param name="most">The greatest value, not below the least.</param>
    public static double Clip(double x, double least, double most) => x < least ? least : x > most ? most : x;

    /// <summary>
    /// <paramref name="x"/>, or the nearer end of a range that it lies outside of; NaN stays NaN. Missing where any of them is.
    /// </summary>
    /// <param name="x">The number.</param>
    /// <param name="least">The least value.</param>
    /// <param name="most">The greatest value, not below the least.</param>
    public static double? Clip(double? x, double? least, double? most) =>
        x is { } value && least is { } from && most is { } to ? Clip(value, from, to) : null;

    /// <summary><paramref name="x"/>, or the nearer end of a range that it lies outside of.</summary>
    /// <param name="x">The number.</param>
    /// <param name="least">The least value.</param>
    /// <param name="most">The greatest value, not below the least.</param>
    public static int Clip(int x, int least, int most) => x < least ? least : x > most ? most : x;

    /// <summary><paramref name="x"/>, or the nearer end of a range that it lies outside of. Missing where any of them is.</summary>
    /// <param name="x">The number.</param>
    /// <param name="least">The least value.</param>
    /// <param name="most">The greatest value, not below the least.</param>
    public static int? Clip(int? x, int? least, int? most) =>
        x is { } value && least is { } from && most is { } to ? Clip(value, from, to) : null;

    /// <summary><paramref name="x"/>, or the nearer end of a range that it lies outside of.</summary>
    /// <param name="x">The number.</param>
    /// <param name="least">The least value.</param>
    /// <param name="most">The greatest value, not below the least.</param>
    public static long Clip(long x, long least, long most) => x < least ? least : x > most ? most : x;

    /// <summary><paramref name="x"/>, or the nearer end of a range that it lies outside of. Missing where any of them is.</summary>
    /// <param name="x">The number.</param>
    /// <param name="least">The least value.</param>
    /// <param name="most">The greatest value, not below the least.</param>
    public static long? Clip(long? x, long? least, long? most) =>
        x is { } value && least is { } from && most is { } to ? Clip(value, from, to) : null;

    /// <summary>(x - mean) / deviation; by a deviation of 0 as IEEE 754 divides.</summary>
    /// <param name="x">The number.</param>
    /// <param name="mean">What becomes 0.</param>
    /// <param name="deviation">What becomes 1, counted from the mean.</param>
    public static double ZScore(double x, double mean, double deviation) => (x - mean) / deviation;

    /// <summary>(x - mean) / deviation; by a deviation of 0 as IEEE 754 divides. Missing where any of them is.</summary>
    /// <param name="x">The number.</param>
    /// <param name="mean">What becomes 0.</param>
    /// <param name="deviation">What becomes 1, counted from the mean.</param>
    public static double? ZScore(double? x, double? mean, double? deviation) => (x - mean) / deviation;

    /// <summary>(x - least) / (most - least): 0 at the least, 1 at the greatest, and not clipped beyond.</summary>
    /// <param name="x">The number.</param>
    /// <param name="least">What becomes 0.</param>
    /// <param name="most">What becomes 1.</param>
    public static double MinMax(double x, double least, double most) => (x - least) / (most - least);

    /// <summary>(x - least) / (most - least): 0 at the least, 1 at the greatest, and not clipped beyond. Missing where any of them is.</summary>
    /// <param name="x">The number.</param>
    /// <param name="least">What becomes 0.</param>
    /// <param name="most">What becomes 1.</param>
    public static double? MinMax(double? x, double? least, double? most) => (x - least) / (most - least);
}
