namespace FeatureDsl;

// How the values of each bucket are spread; what each is, and how near, stands at the method of Window.
public sealed partial class Series<T>
{
    /// <summary>The variance of each bucket as a whole population; missing over nothing.</summary>
    public FeatureList<double?> VariancePopulation(Func<T, long?> selector) => Each(b => b.VariancePopulation(selector));

    /// <summary>The variance of each bucket as a whole population; missing over nothing. NaN and infinite values are left out.</summary>
    /// <exception cref="OverflowException">A value of 2^96 or more: the feature is an error, and its list empty.</exception>
    public FeatureList<double?> VariancePopulation(Func<T, double?> selector) => Each(b => b.VariancePopulation(selector));

    /// <summary>The variance of each bucket as a sample; missing over fewer than two values.</summary>
    public FeatureList<double?> VarianceSample(Func<T, long?> selector) => Each(b => b.VarianceSample(selector));

    /// <summary>The variance of each bucket as a sample; missing over fewer than two values. NaN and infinite values are left out.</summary>
    /// <exception cref="OverflowException">A value of 2^96 or more: the feature is an error, and its list empty.</exception>
    public FeatureList<double?> VarianceSample(Func<T, double?> selector) => Each(b => b.VarianceSample(selector));

    /// <summary>The standard deviation of each bucket as a whole population; missing over nothing.</summary>
    public FeatureList<double?> StandardDeviationPopulation(Func<T, long?> selector) => Each(b => b.StandardDeviationPopulation(selector));

    /// <summary>The standard deviation of each bucket as a whole population; missing over nothing. NaN and infinite values are left out.</summary>
    /// <exception cref="OverflowException">A value of 2^96 or more: the feature is an error, and its list empty.</exception>
    public FeatureList<double?> StandardDeviationPopulation(Func<T, double?> selector) => Each(b => b.StandardDeviationPopulation(selector));

    /// <summary>The standard deviation of each bucket as a sample; missing over fewer than two values.</summary>
    public FeatureList<double?> StandardDeviationSample(Func<T, long?> selector) => Each(b => b.StandardDeviationSample(selector));

    /// <summary>
    /// The standard deviation of each bucket as a sample; missing over fewer than two values. NaN and infinite values are left out.
    /// </summary>
    /// <exception cref="OverflowException">A value of 2^96 or more: the feature is an error, and its list empty.</exception>
    public FeatureList<double?> StandardDeviationSample(Func<T, double?> selector) => Each(b => b.StandardDeviationSample(selector));

    /// <summary>The skewness of each bucket as a whole population; missing where all values are the same.</summary>
    public FeatureList<double?> Skewness(Func<T, long?> selector) => Each(b => b.Skewness(selector));

    /// <summary>
    /// The skewness of each bucket as a whole population; missing where all values are the same. NaN and infinite values are left out.
    /// </summary>
    /// <exception cref="OverflowException">A value of 2^96 or more: the feature is an error, and its list empty.</exception>
    public FeatureList<double?> Skewness(Func<T, double?> selector) => Each(b => b.Skewness(selector));

    /// <summary>
    /// The excess kurtosis of each bucket as a whole population, 0 of a normal distribution; missing where all values are the same.
    /// </summary>
    public FeatureList<double?> Kurtosis(Func<T, long?> selector) => Each(b => b.Kurtosis(selector));

    /// <summary>
    /// The excess kurtosis of each bucket as a whole population, 0 of a normal distribution; missing where all values are the same. NaN
    /// and infinite values are left out.
    /// </summary>
    /// <exception cref="OverflowException">A value of 2^96 or more: the feature is an error, and its list empty.</exception>
    public FeatureList<double?> Kurtosis(Func<T, double?> selector) => Each(b => b.Kurtosis(selector));
}
