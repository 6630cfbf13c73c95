using System.Numerics;

namespace FeatureDsl;

/// <summary>Events in a window, ready to be aggregated. Selected values that are missing are left out, except by First and Last.</summary>
/// <typeparam name="T">The event source.</typeparam>
public sealed partial class Window<T>
    where T : class, IRow
{
    private readonly DateTime _asOf;
    private readonly IReadOnlyList<T> _events;
    private readonly TimeSpan? _span;

    // A span only where the old edge is exact.
    internal Window(DateTime asOf, IReadOnlyList<T> events, TimeSpan? span = null) => (_asOf, _events, _span) = (asOf, events, span);

    /// <summary>Only the events of the window that pass. After <c>Last(n)</c> fewer than n may be left.</summary>
    public Window<T> Where(Func<T, bool> predicate) => new(_asOf, _events.Where(predicate).ToList(), _span);

    /// <summary>
    /// The window in consecutive buckets of one length, the oldest first and the newest, which ends at <c>AsOf</c>, last: of n buckets number i (from 0) holds the
    /// events with <c>AsOf - (n - i) * bucket &lt;= event time &lt; AsOf - (n - i - 1) * bucket</c>.
    /// </summary>
    /// <param name="bucket">A span that fits a whole number of times, at most 64, into that of the window, which is one of <c>Last(span)</c>.</param>
    /// <exception cref="FeatureDslException">It does not.</exception>
    public Series<T> Every(TimeSpan bucket)
    {
        if (_span is not { } span || bucket <= TimeSpan.Zero || span.Ticks % bucket.Ticks != 0 || span.Ticks / bucket.Ticks > Series<T>.MostBuckets)
        {
            throw new FeatureDslException($"Every({bucket}) takes a window of Last(span), without a hop, that is a whole number of buckets long, at most {Series<T>.MostBuckets}.");
        }

        var left = Enumerable.Range(0, (int)(span.Ticks / bucket.Ticks)).Reverse();
        return new([.. left.Select(n => Between((n + 1) * bucket.Ticks, n * bucket.Ticks))]);
    }

    /// <summary>The newest <paramref name="count"/> events of the window, by (event time, known time, event id).</summary>
    public Window<T> Last(int count) => new(_asOf, RowOrder.Newest(_events, count));

    /// <summary>How many events there are.</summary>
    public long Count() => _events.Count;

    /// <summary>How many events pass.</summary>
    public long Count(Func<T, bool> predicate) => _events.Count(predicate);

    /// <summary>The sum; 0 over nothing.</summary>
    /// <exception cref="OverflowException">It does not fit 64 bits: the feature is missing, with status error.</exception>
    public long Sum(Func<T, long?> selector) => checked((long)PlainFold.Total(_events.Select(selector)));

    /// <summary>The correctly rounded true sum, whatever the order; NaN and infinite values are left out; 0 over nothing.</summary>
    /// <exception cref="OverflowException">A value of 2^96 or more: the feature is missing, with status error.</exception>
    public double Sum(Func<T, double?> selector) => PlainFold.Round(PlainFold.Exact(_events.Select(selector), out _), BigInteger.One);

    /// <summary>The sum; 0 over nothing.</summary>
    /// <exception cref="OverflowException">It has more than 28 digits: the feature is missing, with status error.</exception>
    public decimal Sum(Func<T, decimal?> selector) => PlainFold.Total(_events.Select(selector));

    /// <summary>The sum; no time over nothing.</summary>
    /// <exception cref="OverflowException">It is longer than a span can be: the feature is missing, with status error.</exception>
    public TimeSpan Sum(Func<T, TimeSpan?> selector) => PlainFold.Span(PlainFold.Total(_events.Select(selector)));

    /// <summary>The true mean, to the nearest whole microsecond, ties to even; missing over nothing.</summary>
    public TimeSpan? Average(Func<T, TimeSpan?> selector)
    {
        var total = PlainFold.Total(_events.Select(selector));
        var count = _events.Count(e => selector(e) is not null);
        return count == 0 ? null : PlainFold.Span(PlainFold.Nearest(total, count));
    }

    /// <summary>The correctly rounded true mean; missing over nothing.</summary>
    public double? Average(Func<T, long?> selector)
    {
        var total = PlainFold.Total(_events.Select(selector));
        var count = _events.Count(e => selector(e) is not null);
        return count == 0 ? null : PlainFold.Round(total << PlainFold.FractionBits, count);
    }

    /// <summary>The correctly rounded true mean of the finite values; missing over nothing.</summary>
    /// <exception cref="OverflowException">A value of 2^96 or more: the feature is missing, with status error.</exception>
    public double? Average(Func<T, double?> selector)
    {
        var total = PlainFold.Exact(_events.Select(selector), out var count);
        return count == 0 ? null : PlainFold.Round(total, count);
    }

    /// <summary>The least value; NaN is left out and negative zero counts as zero; missing over nothing.</summary>
    public TValue? Min<TValue>(Func<T, TValue> selector)
        where TValue : struct, IComparable<TValue> => Min(e => (TValue?)selector(e));

    /// <inheritdoc cref="Min{TValue}(Func{T, TValue})"/>
    public TValue? Min<TValue>(Func<T, TValue?> selector)
        where TValue : struct, IComparable<TValue> => PlainFold.Best(_events.Select(selector), sign: -1);

    /// <summary>The greatest value; NaN is left out and negative zero counts as zero; missing over nothing.</summary>
    public TValue? Max<TValue>(Func<T, TValue> selector)
        where TValue : struct, IComparable<TValue> => Max(e => (TValue?)selector(e));

    /// <inheritdoc cref="Max{TValue}(Func{T, TValue})"/>
    public TValue? Max<TValue>(Func<T, TValue?> selector)
        where TValue : struct, IComparable<TValue> => PlainFold.Best(_events.Select(selector), sign: 1);

    /// <summary>The value at the oldest event of the window (missing where it is missing there); missing over nothing.</summary>
    public TValue? First<TValue>(Func<T, TValue> selector)
        where TValue : struct => Oldest() is { } e ? selector(e) : null;

    /// <inheritdoc cref="First{TValue}(Func{T, TValue})"/>
    public TValue? First<TValue>(Func<T, TValue?> selector)
        where TValue : struct => Oldest() is { } e ? selector(e) : null;

    /// <inheritdoc cref="First{TValue}(Func{T, TValue})"/>
    public string? First(Func<T, string?> selector) => Oldest() is { } e ? selector(e) : null;

    /// <summary>The value at the newest event of the window (missing where it is missing there); missing over nothing.</summary>
    public TValue? Last<TValue>(Func<T, TValue> selector)
        where TValue : struct => Newest() is { } e ? selector(e) : null;

    /// <inheritdoc cref="Last{TValue}(Func{T, TValue})"/>
    public TValue? Last<TValue>(Func<T, TValue?> selector)
        where TValue : struct => Newest() is { } e ? selector(e) : null;

    /// <inheritdoc cref="Last{TValue}(Func{T, TValue})"/>
    public string? Last(Func<T, string?> selector) => Newest() is { } e ? selector(e) : null;

    /// <summary>How many different values there are; all NaNs are one value, and negative zero is zero.</summary>
    public long CountDistinct<TValue>(Func<T, TValue> selector) =>
        _events.Select(selector).Where(v => v is not null).Select(v => PlainFold.Canonical(v!)).Distinct().LongCount();

    /// <summary>When the oldest event happened from which on no gap is as long, that before the instant among them; the instant itself where even that is.</summary>
    internal DateTime SessionStart(TimeSpan gap)
    {
        var start = _asOf;
        foreach (var time in _events.Select(e => e.RowTime).OrderDescending())
        {
            if (start - time >= gap)
            {
                break;
            }

            start = time;
        }

        return start;
    }

    /// <summary>The events since an instant.</summary>
    internal List<T> Since(DateTime start) => _events.Where(e => e.RowTime >= start).ToList();

    // In ticks before the instant: spans are multiplied as doubles.
    private Window<T> Between(long from, long to) =>
        new(_asOf, _events.Where(e => (_asOf - e.RowTime).Ticks <= from && (_asOf - e.RowTime).Ticks > to).ToList());

    private T? Oldest() => _events.Aggregate((T?)null, (best, e) => best is null || RowOrder.Compare(e, best) < 0 ? e : best);

    private T? Newest() => _events.Aggregate((T?)null, (best, e) => best is null || RowOrder.Compare(e, best) > 0 ? e : best);
}
