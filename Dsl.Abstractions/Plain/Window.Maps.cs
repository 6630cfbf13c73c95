namespace FeatureDsl;

// Maps keyed by a category. The keys are those of the events: a value that is missing adds nothing to its key, which is in the map all the same.
public sealed partial class Window<T>
{
    /// <summary>How many events there are of each key; those without a key are left out.</summary>
    /// <param name="key">The key of an event: any type but floating-point numbers, decimals and vectors.</param>
    public FeatureMap<TKey, long> CountBy<TKey>(Func<T, TKey> key)
        where TKey : struct => By<TKey, long>(e => key(e), events => events.Count());

    /// <inheritdoc cref="CountBy{TKey}(Func{T, TKey})"/>
    public FeatureMap<TKey, long> CountBy<TKey>(Func<T, TKey?> key)
        where TKey : struct => By<TKey, long>(e => key(e), events => events.Count());

    /// <inheritdoc cref="CountBy{TKey}(Func{T, TKey})"/>
    public FeatureMap<string, long> CountBy(Func<T, string?> key) => By<string, long>(key, events => events.Count());

    /// <summary>The sum of the values of each key, by the rules of <c>Sum</c>; events without a key are left out, and a key whose values are all missing has 0.</summary>
    /// <param name="key">The key of an event: any type but floating-point numbers, decimals and vectors.</param>
    /// <param name="selector">The value of an event.</param>
    /// <exception cref="OverflowException">The sum of a key does not fit its type: the feature is an error.</exception>
    public FeatureMap<TKey, long> SumBy<TKey>(Func<T, TKey> key, Func<T, long?> selector)
        where TKey : struct => By<TKey, long>(e => key(e), events => events.Sum(selector));

    /// <inheritdoc cref="SumBy{TKey}(Func{T, TKey}, Func{T, long?})"/>
    public FeatureMap<TKey, double> SumBy<TKey>(Func<T, TKey> key, Func<T, double?> selector)
        where TKey : struct => By<TKey, double>(e => key(e), events => events.Sum(selector));

    /// <inheritdoc cref="SumBy{TKey}(Func{T, TKey}, Func{T, long?})"/>
    public FeatureMap<TKey, decimal> SumBy<TKey>(Func<T, TKey> key, Func<T, decimal?> selector)
        where TKey : struct => By<TKey, decimal>(e => key(e), events => events.Sum(selector));

    /// <inheritdoc cref="SumBy{TKey}(Func{T, TKey}, Func{T, long?})"/>
    public FeatureMap<TKey, TimeSpan> SumBy<TKey>(Func<T, TKey> key, Func<T, TimeSpan?> selector)
        where TKey : struct => By<TKey, TimeSpan>(e => key(e), events => events.Sum(selector));

    /// <inheritdoc cref="SumBy{TKey}(Func{T, TKey}, Func{T, long?})"/>
    public FeatureMap<TKey, long> SumBy<TKey>(Func<T, TKey?> key, Func<T, long?> selector)
        where TKey : struct => By<TKey, long>(e => key(e), events => events.Sum(selector));

    /// <inheritdoc cref="SumBy{TKey}(Func{T, TKey}, Func{T, long?})"/>
    public FeatureMap<TKey, double> SumBy<TKey>(Func<T, TKey?> key, Func<T, double?> selector)
        where TKey : struct => By<TKey, double>(e => key(e), events => events.Sum(selector));

    /// <inheritdoc cref="SumBy{TKey}(Func{T, TKey}, Func{T, long?})"/>
    public FeatureMap<TKey, decimal> SumBy<TKey>(Func<T, TKey?> key, Func<T, decimal?> selector)
        where TKey : struct => By<TKey, decimal>(e => key(e), events => events.Sum(selector));

    /// <inheritdoc cref="SumBy{TKey}(Func{T, TKey}, Func{T, long?})"/>
    public FeatureMap<TKey, TimeSpan> SumBy<TKey>(Func<T, TKey?> key, Func<T, TimeSpan?> selector)
        where TKey : struct => By<TKey, TimeSpan>(e => key(e), events => events.Sum(selector));

    /// <inheritdoc cref="SumBy{TKey}(Func{T, TKey}, Func{T, long?})"/>
    public FeatureMap<string, long> SumBy(Func<T, string?> key, Func<T, long?> selector) => By<string, long>(key, events => events.Sum(selector));

    /// <inheritdoc cref="SumBy{TKey}(Func{T, TKey}, Func{T, long?})"/>
    public FeatureMap<string, double> SumBy(Func<T, string?> key, Func<T, double?> selector) => By<string, double>(key, events => events.Sum(selector));

    /// <inheritdoc cref="SumBy{TKey}(Func{T, TKey}, Func{T, long?})"/>
    public FeatureMap<string, decimal> SumBy(Func<T, string?> key, Func<T, decimal?> selector) => By<string, decimal>(key, events => events.Sum(selector));

    /// <inheritdoc cref="SumBy{TKey}(Func{T, TKey}, Func{T, long?})"/>
    public FeatureMap<string, TimeSpan> SumBy(Func<T, string?> key, Func<T, TimeSpan?> selector) => By<string, TimeSpan>(key, events => events.Sum(selector));

    private FeatureMap<TKey, TValue> By<TKey, TValue>(Func<T, object?> key, Func<Window<T>, TValue> value)
        where TKey : notnull => Groups(key).Select(g => KeyValuePair.Create((TKey)g.Key, value(new(_asOf, [.. g])))).ToFeatureMap();
}
