namespace FeatureDsl;

public static partial class Maths
{
    /// <summary>The lesser of two numbers; NaN if either is, and -0 is less than 0.</summary>
    public static double Min(double x, double y) => Math.Min(x, y);

    /// <summary>The lesser of two numbers; NaN if either is, and -0 is less than 0. Missing where either is.</summary>
    public static double? Min(double? x, double? y) => x is { } a && y is { } b ? Math.Min(a, b) : null;

    /// <summary>The lesser of two numbers; NaN if either is, and -0 is less than 0.</summary>
    public static float Min(float x, float y) => Math.Min(x, y);

    /// <summary>The lesser of two numbers; NaN if either is, and -0 is less than 0. Missing where either is.</summary>
    public static float? Min(float? x, float? y) => x is { } a && y is { } b ? Math.Min(a, b) : null;

    /// <summary>The lesser of two numbers.</summary>
    public static int Min(int x, int y) => Math.Min(x, y);

    /// <summary>The lesser of two numbers. Missing where either is.</summary>
    public static int? Min(int? x, int? y) => x is { } a && y is { } b ? Math.Min(a, b) : null;

    /// <summary>The lesser of two numbers.</summary>
    public static long Min(long x, long y) => Math.Min(x, y);

    /// <summary>The lesser of two numbers. Missing where either is.</summary>
    public static long? Min(long? x, long? y) => x is { } a && y is { } b ? Math.Min(a, b) : null;

    /// <summary>The lesser of two numbers.</summary>
    public static decimal Min(decimal x, decimal y) => Math.Min(x, y);

    /// <summary>The lesser of two numbers. Missing where either is.</summary>
    public static decimal? Min(decimal? x, decimal? y) => x is { } a && y is { } b ? Math.Min(a, b) : null;
}
