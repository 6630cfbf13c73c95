namespace FeatureDsl;

// What is made of how often values occur.
public sealed partial class Window<T>
{
    /// <summary>
    /// How many values lie in each bucket: below the first bound, from each bound up to but not including the next, from the last one on. Missing values and
    /// NaN lie in none; always one element more than bounds, all 0 over nothing.
    /// </summary>
    /// <param name="selector">The value of an event.</param>
    /// <param name="bounds">Where buckets begin, from the second on: from 1 to 64 constants that ascend.</param>
    public FeatureList<long> Histogram(Func<T, double?> selector, params ReadOnlySpan<double> bounds)
    {
        var counts = new long[bounds.Length + 1];
        foreach (var e in _events)
        {
            if (selector(e) is { } value && !double.IsNaN(value))
            {
                var bucket = 0;
                while (bucket < bounds.Length && bounds[bucket] <= value)
                {
                    bucket++;
                }

                counts[bucket]++;
            }
        }

        return counts.ToFeatureList();
    }

    /// <summary>
    /// The <paramref name="count"/> values that occur most often, the most frequent first, of equally frequent ones the least first. Missing values are left
    /// out, all NaNs are one value (less than all numbers), and negative zero is zero.
    /// </summary>
    /// <param name="count">How many at most: a constant from 1 to 1000.</param>
    /// <param name="selector">The value of an event.</param>
    public FeatureList<TValue> TopK<TValue>(int count, Func<T, TValue> selector)
        where TValue : struct => TopK(count, e => (TValue?)selector(e));

    /// <inheritdoc cref="TopK{TValue}(int, Func{T, TValue})"/>
    public FeatureList<TValue> TopK<TValue>(int count, Func<T, TValue?> selector)
        where TValue : struct => Frequent(e => selector(e)).Take(count).Cast<TValue>().ToFeatureList();

    /// <inheritdoc cref="TopK{TValue}(int, Func{T, TValue})"/>
    public FeatureList<string> TopK(int count, Func<T, string?> selector) => Frequent(selector).Take(count).Cast<string>().ToFeatureList();

    /// <summary>
    /// The Shannon entropy of the values in nats: the sum of -p ln p over the different ones, p being the share of each; 0 where all are the same. Missing
    /// values are left out, all NaNs are one value, and negative zero is zero; missing over nothing.
    /// </summary>
    public double? Entropy<TValue>(Func<T, TValue> selector)
    {
        var counts = Groups(e => selector(e)).Select(g => g.Count()).ToList();
        var shares = counts.Select(c => (double)c / counts.Sum());
        return counts.Count == 0 ? null : PlainFold.Round(PlainFold.Exact(shares.Select(p => (double?)(p * -Maths.Log(p))), out _), 1);
    }

    /// <summary>
    /// The quantile of the numbers, exactly: of n numbers in ascending order, counted from 1, the one at ceil(n * share), or where n * share is a whole number
    /// the middle between that one and the next (definition 2 of Hyndman and Fan; numpy's <c>averaged_inverted_cdf</c>). NaN and missing values are left out;
    /// missing over nothing.
    /// </summary>
    /// <param name="share">A constant from 0 (the least) to 1 (the greatest); the product n * share is that of doubles.</param>
    /// <param name="selector">The number of an event.</param>
    public double? Quantile(double share, Func<T, double?> selector)
    {
        var sorted = _events.Select(selector).Where(v => v is { } x && !double.IsNaN(x)).Select(v => v!.Value == 0 ? 0 : v.Value).Order().ToList();
        if (sorted.Count == 0)
        {
            return null;
        }

        var ends = sorted.Count * share;
        var low = sorted[Math.Clamp((int)Math.Ceiling(ends) - 1, 0, sorted.Count - 1)];
        var high = sorted[Math.Clamp((int)Math.Floor(ends), 0, sorted.Count - 1)];
        return low == high ? low : (low / 2) + (high / 2);
    }

    /// <summary>The quantile of one half: the middle number, or the middle between the two; missing over nothing.</summary>
    /// <inheritdoc cref="Quantile(double, Func{T, double?})" path="/param"/>
    public double? Median(Func<T, double?> selector) => Quantile(0.5, selector);

    /// <summary>The quantile of the numbers rounded to eight significant bits: less than 1/256 away from the exact one; missing over nothing.</summary>
    /// <inheritdoc cref="Quantile(double, Func{T, double?})" path="/param"/>
    public double? QuantileApproximate(double share, Func<T, double?> selector) => Quantile(share, e => Maths.RoundToEightBits(selector(e)));

    /// <summary>The quantile of one half of the numbers rounded to eight significant bits; missing over nothing.</summary>
    /// <inheritdoc cref="Quantile(double, Func{T, double?})" path="/param"/>
    public double? MedianApproximate(Func<T, double?> selector) => QuantileApproximate(0.5, selector);

    /// <summary>
    /// How many different values there are, near enough: a HyperLogLog of 2048 registers over their hashes, with a standard error of 2.3 in a hundred. Missing
    /// values are left out.
    /// </summary>
    /// <param name="selector">The value of an event, of a type that <see cref="Hash"/> takes.</param>
    public long CountDistinctApproximate<TValue>(Func<T, TValue> selector)
    {
        var ranks = _events.Select(e => Hash.Coupon(Hash.OfAny(selector(e)))).OfType<int>().GroupBy(c => c / 64, c => c % 64).Select(g => g.Max()).ToList();
        return DistinctEstimate.Of(ranks.Count, ranks.Aggregate(0UL, (sum, rank) => sum + DistinctEstimate.Weight(rank)));
    }

    private IEnumerable<object> Frequent(Func<T, object?> selector) =>
        Groups(selector).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, Comparer<object>.Create(PlainFold.Compare)).Select(g => g.Key);

    private IEnumerable<IGrouping<object, T>> Groups(Func<T, object?> selector) =>
        _events.Where(e => selector(e) is not null).GroupBy(e => PlainFold.Canonical(selector(e)!));
}
