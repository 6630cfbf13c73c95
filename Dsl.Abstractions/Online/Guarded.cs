namespace FeatureDsl.Online;

/// <summary>Operators that never throw: where C# would, the feature is an error and the value does not matter.</summary>
public static class Guarded
{
    /// <summary><c>a / b</c>.</summary>
    public static int Divide(int a, int b) => b == 0 ? 0 : b == -1 ? unchecked(-a) : a / b;

    /// <summary><c>a / b</c>.</summary>
    public static long Divide(long a, long b) => b == 0 ? 0 : b == -1 ? unchecked(-a) : a / b;

    /// <summary><c>a / b</c>, missing where either is.</summary>
    public static int? Divide(int? a, int? b) => a is { } x && b is { } y ? Divide(x, y) : null;

    /// <summary><c>a / b</c>, missing where either is.</summary>
    public static long? Divide(long? a, long? b) => a is { } x && b is { } y ? Divide(x, y) : null;

    /// <summary><c>a % b</c>.</summary>
    public static int Remainder(int a, int b) => b is 0 or -1 ? 0 : a % b;

    /// <summary><c>a % b</c>.</summary>
    public static long Remainder(long a, long b) => b is 0 or -1 ? 0 : a % b;

    /// <summary><c>a % b</c>, missing where either is.</summary>
    public static int? Remainder(int? a, int? b) => a is { } x && b is { } y ? Remainder(x, y) : null;

    /// <summary><c>a % b</c>, missing where either is.</summary>
    public static long? Remainder(long? a, long? b) => a is { } x && b is { } y ? Remainder(x, y) : null;

    /// <summary><c>|x|</c>.</summary>
    public static int Abs(int x) => x < 0 ? unchecked(-x) : x;

    /// <summary><c>|x|</c>.</summary>
    public static long Abs(long x) => x < 0 ? unchecked(-x) : x;

    /// <summary><c>|x|</c>, missing where it is.</summary>
    public static int? Abs(int? x) => x is { } value ? Abs(value) : null;

    /// <summary><c>|x|</c>, missing where it is.</summary>
    public static long? Abs(long? x) => x is { } value ? Abs(value) : null;

    /// <summary><c>-x</c>.</summary>
    public static TimeSpan Negate(TimeSpan x) => new(unchecked(-x.Ticks));

    /// <summary><c>-x</c>, missing where it is.</summary>
    public static TimeSpan? Negate(TimeSpan? x) => x is { } value ? Negate(value) : null;
}
