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
        _events.Order(Comparer<T>.Create(RowOrder.Compare)).Take(count).Select(selector).ToFeatureList();

    /// <summary>
    /// The <paramref name="count"/> different values that were seen last, the newest first; each stands where it was seen last. Missing values are left
    /// out, all NaNs are one value, and negative zero is zero.
    /// </summary>
    /// <inheritdoc cref="LastN{TValue}(int, Func{T, TValue})" path="/param"/>
    public FeatureList<TValue> LastDistinct<TValue>(int count, Func<T, TValue> selector)
        where TValue : struct => LastDistinct(count, e => (TValue?)selector(e));

    /// <inheritdoc cref="LastDistinct{TValue}(int, Func{T, TValue})"/>
    public FeatureList<TValue> LastDistinct<TValue>(int count, Func<T, TValue?> selector)
        where TValue : struct => Distinct(e => selector(e)).Take(count).Cast<TValue>().ToFeatureList();

    /// <inheritdoc cref="LastDistinct{TValue}(int, Func{T, TValue})"/>
    public FeatureList<string> LastDistinct(int count, Func<T, string?> selector) => Distinct(selector).Take(count).Cast<string>().ToFeatureList();

    private IEnumerable<object> Distinct(Func<T, object?> selector) =>
        _events.OrderDescending(Comparer<T>.Create(RowOrder.Compare)).Select(selector).OfType<object>().Select(PlainFold.Canonical).Distinct();
}
