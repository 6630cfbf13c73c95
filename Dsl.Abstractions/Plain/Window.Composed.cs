namespace FeatureDsl;

// Aggregates that the compiler writes as expressions over others.
public sealed partial class Window<T>
{
    /// <summary>Whether there is an event.</summary>
    public bool Any() => _events.Count > 0;

    /// <summary>Whether an event passes.</summary>
    public bool Any(Func<T, bool> predicate) => _events.Any(predicate);

    /// <summary>Whether every event passes; true over nothing.</summary>
    public bool All(Func<T, bool> predicate) => _events.All(predicate);

    /// <summary>How many selected values are present. NaN is.</summary>
    public long CountPresent<TValue>(Func<T, TValue> selector) => _events.LongCount(e => selector(e) is not null);

    /// <summary>The share of the events that pass; missing over nothing.</summary>
    public double? Ratio(Func<T, bool> part) => Ratio(part, _ => true);

    /// <summary>
    /// How many events pass <paramref name="part"/>, divided by how many pass <paramref name="whole"/>; missing where none passes that. The ones need not be
    /// among the others: clicks per view.
    /// </summary>
    public double? Ratio(Func<T, bool> part, Func<T, bool> whole) =>
        _events.Any(whole) ? (double)_events.LongCount(part) / _events.LongCount(whole) : null;

    /// <summary>The greatest value less the least; missing over nothing.</summary>
    /// <exception cref="OverflowException">It does not fit 64 bits: the feature is missing, with status error.</exception>
    public long? Range(Func<T, long?> selector) => checked(Max(selector) - Min(selector));

    /// <summary>The greatest value less the least, NaN left out; missing over nothing.</summary>
    public double? Range(Func<T, double?> selector) => Max(selector) - Min(selector);

    /// <summary>The greatest value less the least; missing over nothing.</summary>
    public decimal? Range(Func<T, decimal?> selector) => Max(selector) - Min(selector);

    /// <summary>The longest span less the shortest; missing over nothing.</summary>
    /// <exception cref="OverflowException">It is longer than a span can be: the feature is missing, with status error.</exception>
    public TimeSpan? Range(Func<T, TimeSpan?> selector) => Max(selector) - Min(selector);

    /// <summary>From the newest event to the instant that is asked about; missing over nothing.</summary>
    public TimeSpan? TimeSinceLast() => TimeSinceLast(e => e.RowTime);

    /// <summary>From the latest selected instant to the one that is asked about, negative where it is still to come; missing over nothing.</summary>
    public TimeSpan? TimeSinceLast(Func<T, DateTime?> selector) => _asOf - Max(selector);

    /// <summary>From the oldest event of the window to the instant that is asked about; missing over nothing.</summary>
    public TimeSpan? TimeSinceFirst() => TimeSinceFirst(e => e.RowTime);

    /// <summary>From the earliest selected instant to the one that is asked about, negative where it is still to come; missing over nothing.</summary>
    public TimeSpan? TimeSinceFirst(Func<T, DateTime?> selector) => _asOf - Min(selector);
}
