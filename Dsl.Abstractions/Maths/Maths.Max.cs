namespace FeatureDsl;

public static partial class Maths
{
    /// <summary>The greater of two numbers; NaN if either is, and 0 is greater than -0.</summary>
    public static double Max(double x, double y) => Math.Max(x, y);

    /// <summary>The greater of two numbers; NaN if either is, and 0 is greater than -0. Missing where either is.</summary>
    public static double? Max(double? x, double? y) => x is { } a && y is { } b ? Math.Max(a, b) : null;

    /// <summary>The greater of two numbers; NaN if either is, and 0 is greater than -0.</summary>
    public static float Max(float x, float y) => Math.Max(x, y);

    /// <summary>The greater of two numbers; NaN if either is, and 0 is greater than -0. Missing where either is.</summary>
    public static float? Max(float? x, float? y) => x is { } a && y is { } b ? Math.Max(a, b) : null;

    /// <summary>The greater of two numbers.</summary>
    public static int Max(int x, int y) => Math.Max(x, y);

    /// <summary>The greater of two numbers. Missing where either is.</summary>
    public static int? Max(int? x, int? y) => x is { } a && y is { } b ? Math.Max(a, b) : null;

    /// <summary>The greater of two numbers.</summary>
    public static long Max(long x, long y) => Math.Max(x, y);

    /// <summary>The greater of two numbers. Missing where either is.</summary>
    public static long? Max(long? x, long? y) => x is { } a && y is { } b ? Math.Max(a, b) : null;

    /// <summary>The greater of two numbers.</summary>
    public static decimal Max(decimal x, decimal y) => Math.Max(x, y);

    /// <summary>The greater of two numbers. Missing where either is.</summary>
    public static decimal? Max(decimal? x, decimal? y) => x is { } a && y is { } b ? Math.Max(a, b) : null;
}
