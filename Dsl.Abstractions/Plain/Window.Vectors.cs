namespace FeatureDsl;

// Vectors, element by element. Missing ones are left out.
public sealed partial class Window<T>
{
    /// <summary>
    /// The vector whose elements are the correctly rounded true sums of the elements of all vectors, NaN and infinite ones left out; missing over nothing, because no vector says how
    /// long it would be.
    /// </summary>
    /// <exception cref="OverflowException">An element of 2^96 or more: the feature is missing, with status error.</exception>
    public FeatureVector? Sum(Func<T, FeatureVector?> selector) => PlainVectors.Sum(_events.Select(selector));

    /// <summary>The vector whose elements are the correctly rounded true means of the finite elements of all vectors, NaN where there is none; missing over nothing.</summary>
    /// <exception cref="OverflowException">An element of 2^96 or more: the feature is missing, with status error.</exception>
    public FeatureVector? Average(Func<T, FeatureVector?> selector) => PlainVectors.Average(_events.Select(selector));

    /// <summary>The vector of the least elements of all vectors; NaN is left out, and stands where there is no number; negative zero counts as zero; missing over nothing.</summary>
    public FeatureVector? Min(Func<T, FeatureVector?> selector) => PlainVectors.Best(_events.Select(selector), sign: -1);

    /// <summary>The vector of the greatest elements of all vectors; NaN is left out, and stands where there is no number; negative zero counts as zero; missing over nothing.</summary>
    public FeatureVector? Max(Func<T, FeatureVector?> selector) => PlainVectors.Best(_events.Select(selector), sign: 1);
}
