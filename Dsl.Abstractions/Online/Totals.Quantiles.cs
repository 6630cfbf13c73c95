namespace FeatureDsl.Online;

// Quantiles.
public static partial class Totals
{
    /// <summary>The places, from 0, of the two sorted values between which a share of them ends: one place where it ends inside a value.</summary>
    internal static (long Low, long High) Ranks(double share, long count) =>
        (Math.Clamp((long)Math.Ceiling(count * share) - 1, 0, count - 1), Math.Min((long)(count * share), count - 1));

    /// <summary>The number in the middle of two. It never leaves the type, whatever they are.</summary>
    internal static double Midpoint(double a, double b) => a == b ? a : (a / 2) + (b / 2);
}
