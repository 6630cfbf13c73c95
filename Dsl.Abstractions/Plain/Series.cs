namespace FeatureDsl;

/// <summary>Consecutive buckets of a window: the same aggregate over each is a list, the oldest bucket first and the newest last. It has as many elements as there are buckets, whether they hold events or not.</summary>
/// <typeparam name="T">The event source.</typeparam>
public sealed class Series<T>
    where T : class, IRow
{
    /// <summary>How many buckets there can be.</summary>
    public const int MostBuckets = 64;

    private readonly IReadOnlyList<Window<T>> _buckets;

    internal Series(IReadOnlyList<Window<T>> buckets) => _buckets = buckets;

    /// <summary>How many events there are in each bucket.</summary>
    public FeatureList<long> Count() => _buckets.Select(b => b.Count()).ToFeatureList();

    /// <summary>How many events of each bucket pass.</summary>
    public FeatureList<long> Count(Func<T, bool> predicate) => _buckets.Select(b => b.Count(predicate)).ToFeatureList();

    /// <summary>The sum over each bucket; 0 over nothing.</summary>
    /// <exception cref="OverflowException">One does not fit 64 bits: the feature is an error, and its list empty.</exception>
    public FeatureList<long> Sum(Func<T, long?> selector) => _buckets.Select(b => b.Sum(selector)).ToFeatureList();

    /// <summary>The correctly rounded true sum over each bucket; NaN and infinite values are left out; 0 over nothing.</summary>
    /// <exception cref="OverflowException">A value of 2^96 or more: the feature is an error, and its list empty.</exception>
    public FeatureList<double> Sum(Func<T, double?> selector) => _buckets.Select(b => b.Sum(selector)).ToFeatureList();

    /// <summary>The sum over each bucket; 0 over nothing.</summary>
    /// <exception cref="OverflowException">One has more than 28 digits: the feature is an error, and its list empty.</exception>
    public FeatureList<decimal> Sum(Func<T, decimal?> selector) => _buckets.Select(b => b.Sum(selector)).ToFeatureList();

    /// <summary>The correctly rounded true mean of each bucket; missing over nothing.</summary>
    public FeatureList<double?> Average(Func<T, long?> selector) => _buckets.Select(b => b.Average(selector)).ToFeatureList();

    /// <summary>The correctly rounded true mean of the finite values of each bucket; missing over nothing.</summary>
    /// <exception cref="OverflowException">A value of 2^96 or more: the feature is an error, and its list empty.</exception>
    public FeatureList<double?> Average(Func<T, double?> selector) => _buckets.Select(b => b.Average(selector)).ToFeatureList();
}
