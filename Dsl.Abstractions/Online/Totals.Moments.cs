namespace FeatureDsl.Online;

// Moments from sums of powers: of integers, and of doubles in units of 2^-128.
public static partial class Totals
{
    private const int UnitOfSquares = -256;

    /// <summary>The variance of integers; missing over nothing.</summary>
    public static double? VariancePopulation(Int128 s1, in WideSum s2, long count) =>
        count < 1 ? null : Moments.Variance(WideSum.Of(s1), s2, count, count, 0);

    /// <summary>The variance of doubles; missing over nothing.</summary>
    public static double? VariancePopulation(in ExactSum s1, in WideSum s2, long count) =>
        count < 1 ? null : Moments.Variance(WideSum.Of(s1), s2, count, count, UnitOfSquares);

    /// <summary>The variance of a sample of integers; missing over fewer than two.</summary>
    public static double? VarianceSample(Int128 s1, in WideSum s2, long count) =>
        count < 2 ? null : Moments.Variance(WideSum.Of(s1), s2, count, count - 1, 0);

    /// <summary>The variance of a sample of doubles; missing over fewer than two.</summary>
    public static double? VarianceSample(in ExactSum s1, in WideSum s2, long count) =>
        count < 2 ? null : Moments.Variance(WideSum.Of(s1), s2, count, count - 1, UnitOfSquares);

    /// <summary>The standard deviation of integers; missing over nothing.</summary>
    public static double? StandardDeviationPopulation(Int128 s1, in WideSum s2, long count) => Root(VariancePopulation(s1, s2, count));

    /// <summary>The standard deviation of doubles; missing over nothing.</summary>
    public static double? StandardDeviationPopulation(in ExactSum s1, in WideSum s2, long count) => Root(VariancePopulation(s1, s2, count));

    /// <summary>The standard deviation of a sample of integers; missing over fewer than two.</summary>
    public static double? StandardDeviationSample(Int128 s1, in WideSum s2, long count) => Root(VarianceSample(s1, s2, count));

    /// <summary>The standard deviation of a sample of doubles; missing over fewer than two.</summary>
    public static double? StandardDeviationSample(in ExactSum s1, in WideSum s2, long count) => Root(VarianceSample(s1, s2, count));

    /// <summary>The skewness of integers; missing where the variance is 0.</summary>
    public static double? Skewness(Int128 s1, in WideSum s2, in WideSum s3, long count) => Moments.Skewness(WideSum.Of(s1), s2, s3, count);

    /// <summary>The skewness of doubles; missing where the variance is 0.</summary>
    public static double? Skewness(in ExactSum s1, in WideSum s2, in WideSum s3, long count) => Moments.Skewness(WideSum.Of(s1), s2, s3, count);

    /// <summary>The excess kurtosis of integers; missing where the variance is 0.</summary>
    public static double? Kurtosis(Int128 s1, in WideSum s2, in WideSum s3, in WideSum s4, long count) =>
        Moments.Kurtosis(WideSum.Of(s1), s2, s3, s4, count);

    /// <summary>The excess kurtosis of doubles; missing where the variance is 0.</summary>
    public static double? Kurtosis(in ExactSum s1, in WideSum s2, in WideSum s3, in WideSum s4, long count) =>
        Moments.Kurtosis(WideSum.Of(s1), s2, s3, s4, count);

    private static double? Root(double? variance) => variance is { } v ? Math.Sqrt(v) : null;
}
