namespace FeatureDsl;

// Moments: from their definitions, in whole numbers of any size.
public sealed partial class Window<T>
{
    /// <summary>The mean of the squared deviations from the mean; missing over nothing.</summary>
    public double? VariancePopulation(Func<T, long?> selector) =>
        PlainMoments.VariancePopulation(PlainMoments.Whole(_events.Select(selector)));

    /// <summary>The mean of the squared deviations from the mean, of the finite values; missing over nothing.</summary>
    /// <exception cref="OverflowException">A value of 2^96 or more: the feature is missing, with status error.</exception>
    public double? VariancePopulation(Func<T, double?> selector) =>
        PlainMoments.VariancePopulation(PlainMoments.Finite(_events.Select(selector)));

    /// <summary>The squared deviations from the mean, summed and divided by one less than their number; missing over fewer than two.</summary>
    public double? VarianceSample(Func<T, long?> selector) =>
        PlainMoments.VarianceSample(PlainMoments.Whole(_events.Select(selector)));

    /// <summary>The squared deviations from the mean, summed and divided by one less than their number, of the finite values; missing over fewer than two.</summary>
    /// <exception cref="OverflowException">A value of 2^96 or more: the feature is missing, with status error.</exception>
    public double? VarianceSample(Func<T, double?> selector) =>
        PlainMoments.VarianceSample(PlainMoments.Finite(_events.Select(selector)));

    /// <summary>The square root of the population variance; missing over nothing.</summary>
    public double? StandardDeviationPopulation(Func<T, long?> selector) =>
        PlainMoments.StandardDeviationPopulation(PlainMoments.Whole(_events.Select(selector)));

    /// <summary>The square root of the population variance, of the finite values; missing over nothing.</summary>
    /// <exception cref="OverflowException">A value of 2^96 or more: the feature is missing, with status error.</exception>
    public double? StandardDeviationPopulation(Func<T, double?> selector) =>
        PlainMoments.StandardDeviationPopulation(PlainMoments.Finite(_events.Select(selector)));

    /// <summary>The square root of the sample variance; missing over fewer than two.</summary>
    public double? StandardDeviationSample(Func<T, long?> selector) =>
        PlainMoments.StandardDeviationSample(PlainMoments.Whole(_events.Select(selector)));

    /// <summary>The square root of the sample variance, of the finite values; missing over fewer than two.</summary>
    /// <exception cref="OverflowException">A value of 2^96 or more: the feature is missing, with status error.</exception>
    public double? StandardDeviationSample(Func<T, double?> selector) =>
        PlainMoments.StandardDeviationSample(PlainMoments.Finite(_events.Select(selector)));

    /// <summary>The population's skewness g1; missing over values that are all the same.</summary>
    public double? Skewness(Func<T, long?> selector) =>
        PlainMoments.Skewness(PlainMoments.Whole(_events.Select(selector)));

    /// <summary>The population's skewness g1, of the finite values; missing over values that are all the same.</summary>
    /// <exception cref="OverflowException">A value of 2^96 or more: the feature is missing, with status error.</exception>
    public double? Skewness(Func<T, double?> selector) =>
        PlainMoments.Skewness(PlainMoments.Finite(_events.Select(selector)));

    /// <summary>The population's excess kurtosis g2; missing over values that are all the same.</summary>
    public double? Kurtosis(Func<T, long?> selector) =>
        PlainMoments.Kurtosis(PlainMoments.Whole(_events.Select(selector)));

    /// <summary>The population's excess kurtosis g2, of the finite values; missing over values that are all the same.</summary>
    /// <exception cref="OverflowException">A value of 2^96 or more: the feature is missing, with status error.</exception>
    public double? Kurtosis(Func<T, double?> selector) =>
        PlainMoments.Kurtosis(PlainMoments.Finite(_events.Select(selector)));
}
