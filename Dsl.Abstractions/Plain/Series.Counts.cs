namespace FeatureDsl;

// What is made of how often values occur in each bucket.
public sealed partial class Series<T>
{
    /// <summary>The Shannon entropy of the values of each bucket, in nats; missing over nothing.</summary>
    public FeatureList<double?> Entropy<TValue>(Func<T, TValue> selector) => Each(b => b.Entropy(selector));

    /// <summary>The quantile of the numbers of each bucket, exactly; NaN and missing values are left out; missing over nothing.</summary>
    /// <param name="share">A constant from 0 (the least) to 1 (the greatest).</param>
    /// <param name="selector">The number of an event.</param>
    public FeatureList<double?> Quantile(double share, Func<T, double?> selector) => Each(b => b.Quantile(share, selector));

    /// <summary>The quantile of one half of each bucket: the middle number, or the middle between the two; missing over nothing.</summary>
    public FeatureList<double?> Median(Func<T, double?> selector) => Each(b => b.Median(selector));

    /// <summary>
    /// The quantile of the numbers of each bucket rounded to eight significant bits: less than 1/256 away from the exact one; missing
    /// over nothing.
    /// </summary>
    /// <inheritdoc cref="Quantile(double, Func{T, double?})" path="/param"/>
    public FeatureList<double?> QuantileApproximate(double share, Func<T, double?> selector) => Each(b => b.QuantileApproximate(share, selector));

    /// <summary>The quantile of one half of the numbers of each bucket rounded to eight significant bits; missing over nothing.</summary>
    public FeatureList<double?> MedianApproximate(Func<T, double?> selector) => Each(b => b.MedianApproximate(selector));

    /// <summary>How many different values there are in each bucket, near enough: with a standard error of 2.3 in a hundred.</summary>
    /// <param name="selector">The value of an event, of a type that <see cref="Hash"/> takes.</param>
    public FeatureList<long> CountDistinctApproximate<TValue>(Func<T, TValue> selector) => Each(b => b.CountDistinctApproximate(selector));
}
