namespace FeatureDsl;

// Aggregates that the compiler writes as expressions over others. What asks for the age of events asks for it at AsOf, not at the end of a bucket.
public sealed partial class Series<T>
{
    /// <summary>Whether there is an event in each bucket.</summary>
    public FeatureList<bool> Any() => Each(b => b.Any());

    /// <summary>Whether an event of each bucket passes.</summary>
    public FeatureList<bool> Any(Func<T, bool> predicate) => Each(b => b.Any(predicate));

    /// <summary>Whether every event of each bucket passes; true over nothing.</summary>
    public FeatureList<bool> All(Func<T, bool> predicate) => Each(b => b.All(predicate));

    /// <summary>How many selected values of each bucket are present. NaN is.</summary>
    public FeatureList<long> CountPresent<TValue>(Func<T, TValue> selector) => Each(b => b.CountPresent(selector));

    /// <summary>The share of the events of each bucket that pass; missing over nothing.</summary>
    public FeatureList<double?> Ratio(Func<T, bool> part) => Each(b => b.Ratio(part));

    /// <summary>
    /// How many events of each bucket pass <paramref name="part"/>, divided by how many pass <paramref name="whole"/>; missing where none
    /// passes that.
    /// </summary>
    public FeatureList<double?> Ratio(Func<T, bool> part, Func<T, bool> whole) => Each(b => b.Ratio(part, whole));

    /// <summary>The greatest value of each bucket less the least; missing over nothing.</summary>
    /// <exception cref="OverflowException">One does not fit 64 bits: the feature is an error, and its list empty.</exception>
    public FeatureList<long?> Range(Func<T, long?> selector) => Each(b => b.Range(selector));

    /// <summary>The greatest value of each bucket less the least, NaN left out; missing over nothing.</summary>
    public FeatureList<double?> Range(Func<T, double?> selector) => Each(b => b.Range(selector));

    /// <summary>The greatest value of each bucket less the least; missing over nothing.</summary>
    public FeatureList<decimal?> Range(Func<T, decimal?> selector) => Each(b => b.Range(selector));

    /// <summary>The longest span of each bucket less the shortest; missing over nothing.</summary>
    /// <exception cref="OverflowException">One is longer than a span can be: the feature is an error, and its list empty.</exception>
    public FeatureList<TimeSpan?> Range(Func<T, TimeSpan?> selector) => Each(b => b.Range(selector));

    /// <summary>From the newest event of each bucket to the instant that is asked about; missing over nothing.</summary>
    public FeatureList<TimeSpan?> TimeSinceLast() => Each(b => b.TimeSinceLast());

    /// <summary>
    /// From the latest selected instant of each bucket to the one that is asked about, negative where it is still to come; missing over
    /// nothing.
    /// </summary>
    public FeatureList<TimeSpan?> TimeSinceLast(Func<T, DateTime?> selector) => Each(b => b.TimeSinceLast(selector));

    /// <summary>From the oldest event of each bucket to the instant that is asked about; missing over nothing.</summary>
    public FeatureList<TimeSpan?> TimeSinceFirst() => Each(b => b.TimeSinceFirst());

    /// <summary>
    /// From the earliest selected instant of each bucket to the one that is asked about, negative where it is still to come; missing over
    /// nothing.
    /// </summary>
    public FeatureList<TimeSpan?> TimeSinceFirst(Func<T, DateTime?> selector) => Each(b => b.TimeSinceFirst(selector));

    /// <summary>
    /// The sum of the numbers of each bucket, each halved for every half-life from its event to the instant that is asked about; 0 over
    /// nothing.
    /// </summary>
    /// <param name="selector">The number.</param>
    /// <param name="halfLife">Positive, at most a hundred years of 365.25 days.</param>
    /// <exception cref="OverflowException">A value of 2^95 or more: the feature is an error, and its list empty.</exception>
    /// <exception cref="FeatureDslException">There is no such half-life.</exception>
    public FeatureList<double> DecayedSum(Func<T, double?> selector, TimeSpan halfLife) => Each(b => b.DecayedSum(selector, halfLife));

    /// <summary>
    /// How many events each bucket has, each counted half for every half-life from then to the instant that is asked about; 0 over
    /// nothing.
    /// </summary>
    /// <inheritdoc cref="DecayedSum(Func{T, double?}, TimeSpan)"/>
    public FeatureList<double> DecayedCount(TimeSpan halfLife) => Each(b => b.DecayedCount(halfLife));
}
