namespace FeatureDsl;

// Aggregates that give lists.
public sealed partial class Window<T>
{
    /// <summary>
    /// The values at the newest <paramref name="count"/> events, newest first, by (event time, known time, event id); missing elements where they are
    /// missing there.
    /// </summary>
    /// <param name="count">How many at most: a constant from 1 to 1000.</param>
    /// <param name="selector">The value of an event.</param>
    public FeatureList<TValue> LastN<TValue>(int count, Func<T, TValue> selector) =>
        RowOrder.Newest(_events, count).AsEnumerable().Reverse().Select(selector).ToFeatureList();

    /// <summary>
    /// The values at the oldest <paramref name="count"/> events, oldest first, by (event time, known time, event id); missing elements where they are
    /// missing there.
    /// </summary>
    /// <inheritdoc cref="LastN{TValue}(int, Func{T, TValue})" path="/param"/>
    public FeatureList<TValue> FirstN<TValue>(int count, Func<T, TValue> selector) =>
        RowOrder.OldestFirst(_events).Take(count).Select(selector).ToFeatureList();

    /// <summary>
    /// The <paramref name="count"/> different values that were seen last, the newest first; each stands where it was seen last. Missing values are left
    /// out, all NaNs are one value, and negative zero is zero.
    /// </summary>
    /// <inheritdoc cref="LastN{TValue}(int, Func{T, TValue})" path="/param"/>
    public FeatureList<TValue> LastDistinct<TValue>(int count, Func<T, TValue> selector)
        where TValue : struct => LastDistinct(count, e => (TValue?)selector(e));

    /// <inheritdoc cref="LastDistinct{TValue}(int, Func{T, TValue})"/>
    public FeatureList<TValue> LastDistinct<TValue>(int count, Func<T, TValue?> selector)
        where TValue : struct => Distinct(RowOrder.OldestFirst(_events).Reverse(), e => selector(e)).Take(count).Cast<TValue>().ToFeatureList();

    /// <inheritdoc cref="LastDistinct{TValue}(int, Func{T, TValue})"/>
    public FeatureList<string> LastDistinct(int count, Func<T, string?> selector) =>
        Distinct(RowOrder.OldestFirst(_events).Reverse(), selector).Take(count).Cast<string>().ToFeatureList();

    /// <summary>
    /// The <paramref name="count"/> different values that were seen first, the oldest first; each stands where it was seen first in the window. Missing values are left
    /// out, all NaNs are one value, and negative zero is zero.
    /// </summary>
    /// <inheritdoc cref="LastN{TValue}(int, Func{T, TValue})" path="/param"/>
    public FeatureList<TValue> FirstDistinct<TValue>(int count, Func<T, TValue> selector)
        where TValue : struct => FirstDistinct(count, e => (TValue?)selector(e));

    /// <inheritdoc cref="FirstDistinct{TValue}(int, Func{T, TValue})"/>
    public FeatureList<TValue> FirstDistinct<TValue>(int count, Func<T, TValue?> selector)
        where TValue : struct => Distinct(RowOrder.OldestFirst(_events), e => selector(e)).Take(count).Cast<TValue>().ToFeatureList();

    /// <inheritdoc cref="FirstDistinct{TValue}(int, Func{T, TValue})"/>
    public FeatureList<string> FirstDistinct(int count, Func<T, string?> selector) =>
        Distinct(RowOrder.OldestFirst(_events), selector).Take(count).Cast<string>().ToFeatureList();

    private static IEnumerable<object> Distinct(IEnumerable<T> events, Func<T, object?> selector) =>
        events.Select(selector).OfType<object>().Select(PlainFold.Canonical).Distinct();
}
