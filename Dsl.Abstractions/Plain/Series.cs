namespace FeatureDsl;

/// <summary>
/// Consecutive buckets of a window: the same aggregate over each is a list, the oldest bucket first and the newest last. It has as many elements as
/// there are buckets, whether they hold events or not. Aggregates that give a list, a map, a vector or a record are those of one window: lists are
/// not nested.
/// </summary>
/// <typeparam name="T">The event source.</typeparam>
public sealed partial class Series<T>
    where T : class, IRow
{
    /// <summary>How many buckets there can be.</summary>
    public const int MostBuckets = 64;

    private readonly IReadOnlyList<Window<T>> _buckets;

    internal Series(IReadOnlyList<Window<T>> buckets) => _buckets = buckets;

    /// <summary>How many events there are in each bucket.</summary>
    public FeatureList<long> Count() => Each(b => b.Count());

    /// <summary>How many events of each bucket pass.</summary>
    public FeatureList<long> Count(Func<T, bool> predicate) => Each(b => b.Count(predicate));

    /// <summary>The sum over each bucket; 0 over nothing.</summary>
    /// <exception cref="OverflowException">One does not fit 64 bits: the feature is an error, and its list empty.</exception>
    public FeatureList<long> Sum(Func<T, long?> selector) => Each(b => b.Sum(selector));

    /// <summary>The correctly rounded true sum over each bucket; NaN and infinite values are left out; 0 over nothing.</summary>
    /// <exception cref="OverflowException">A value of 2^96 or more: the feature is an error, and its list empty.</exception>
    public FeatureList<double> Sum(Func<T, double?> selector) => Each(b => b.Sum(selector));

    /// <summary>The sum over each bucket; 0 over nothing.</summary>
    /// <exception cref="OverflowException">One has more than 28 digits: the feature is an error, and its list empty.</exception>
    public FeatureList<decimal> Sum(Func<T, decimal?> selector) => Each(b => b.Sum(selector));

    /// <summary>The correctly rounded true mean of each bucket; missing over nothing.</summary>
    public FeatureList<double?> Average(Func<T, long?> selector) => Each(b => b.Average(selector));

    /// <summary>The correctly rounded true mean of the finite values of each bucket; missing over nothing.</summary>
    /// <exception cref="OverflowException">A value of 2^96 or more: the feature is an error, and its list empty.</exception>
    public FeatureList<double?> Average(Func<T, double?> selector) => Each(b => b.Average(selector));

    /// <summary>The sum over each bucket; no time over nothing.</summary>
    /// <exception cref="OverflowException">One is longer than a span can be: the feature is an error, and its list empty.</exception>
    public FeatureList<TimeSpan> Sum(Func<T, TimeSpan?> selector) => Each(b => b.Sum(selector));

    /// <summary>The true mean of each bucket, to the nearest whole microsecond, ties to even; missing over nothing.</summary>
    public FeatureList<TimeSpan?> Average(Func<T, TimeSpan?> selector) => Each(b => b.Average(selector));

    /// <summary>The least value of each bucket; NaN is left out and negative zero counts as zero; missing over nothing.</summary>
    public FeatureList<TValue?> Min<TValue>(Func<T, TValue> selector)
        where TValue : struct, IComparable<TValue> => Each(b => b.Min(selector));

    /// <inheritdoc cref="Min{TValue}(Func{T, TValue})"/>
    public FeatureList<TValue?> Min<TValue>(Func<T, TValue?> selector)
        where TValue : struct, IComparable<TValue> => Each(b => b.Min(selector));

    /// <summary>The greatest value of each bucket; NaN is left out and negative zero counts as zero; missing over nothing.</summary>
    public FeatureList<TValue?> Max<TValue>(Func<T, TValue> selector)
        where TValue : struct, IComparable<TValue> => Each(b => b.Max(selector));

    /// <inheritdoc cref="Max{TValue}(Func{T, TValue})"/>
    public FeatureList<TValue?> Max<TValue>(Func<T, TValue?> selector)
        where TValue : struct, IComparable<TValue> => Each(b => b.Max(selector));

    /// <summary>The value at the oldest event of each bucket (missing where it is missing there); missing over nothing.</summary>
    public FeatureList<TValue?> First<TValue>(Func<T, TValue> selector)
        where TValue : struct => Each(b => b.First(selector));

    /// <inheritdoc cref="First{TValue}(Func{T, TValue})"/>
    public FeatureList<TValue?> First<TValue>(Func<T, TValue?> selector)
        where TValue : struct => Each(b => b.First(selector));

    /// <inheritdoc cref="First{TValue}(Func{T, TValue})"/>
    public FeatureList<string?> First(Func<T, string?> selector) => Each(b => b.First(selector));

    /// <summary>The value at the newest event of each bucket (missing where it is missing there); missing over nothing.</summary>
    public FeatureList<TValue?> Last<TValue>(Func<T, TValue> selector)
        where TValue : struct => Each(b => b.Last(selector));

    /// <inheritdoc cref="Last{TValue}(Func{T, TValue})"/>
    public FeatureList<TValue?> Last<TValue>(Func<T, TValue?> selector)
        where TValue : struct => Each(b => b.Last(selector));

    /// <inheritdoc cref="Last{TValue}(Func{T, TValue})"/>
    public FeatureList<string?> Last(Func<T, string?> selector) => Each(b => b.Last(selector));

    /// <summary>How many different values there are in each bucket; all NaNs are one value, and negative zero is zero.</summary>
    public FeatureList<long> CountDistinct<TValue>(Func<T, TValue> selector) => Each(b => b.CountDistinct(selector));

    private FeatureList<TValue> Each<TValue>(Func<Window<T>, TValue> of) => _buckets.Select(of).ToFeatureList();
}
