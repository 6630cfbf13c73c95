namespace FeatureDsl;

// Values of each bucket that are chosen by a key.
public sealed partial class Series<T>
{
    /// <summary>
    /// The value at the event of each bucket with the least key (missing where it is missing there), of the newest of several such events.
    /// Missing and NaN keys are left out, and negative zero counts as zero; missing over nothing.
    /// </summary>
    /// <param name="value">The value of an event.</param>
    /// <param name="key">What it is chosen by: a number or an instant.</param>
    public FeatureList<TValue?> MinBy<TValue, TKey>(Func<T, TValue> value, Func<T, TKey> key)
        where TValue : struct
        where TKey : struct, IComparable<TKey> => Each(b => b.MinBy(value, key));

    /// <inheritdoc cref="MinBy{TValue, TKey}(Func{T, TValue}, Func{T, TKey})"/>
    public FeatureList<TValue?> MinBy<TValue, TKey>(Func<T, TValue> value, Func<T, TKey?> key)
        where TValue : struct
        where TKey : struct, IComparable<TKey> => Each(b => b.MinBy(value, key));

    /// <inheritdoc cref="MinBy{TValue, TKey}(Func{T, TValue}, Func{T, TKey})"/>
    public FeatureList<TValue?> MinBy<TValue, TKey>(Func<T, TValue?> value, Func<T, TKey> key)
        where TValue : struct
        where TKey : struct, IComparable<TKey> => Each(b => b.MinBy(value, key));

    /// <inheritdoc cref="MinBy{TValue, TKey}(Func{T, TValue}, Func{T, TKey})"/>
    public FeatureList<TValue?> MinBy<TValue, TKey>(Func<T, TValue?> value, Func<T, TKey?> key)
        where TValue : struct
        where TKey : struct, IComparable<TKey> => Each(b => b.MinBy(value, key));

    /// <inheritdoc cref="MinBy{TValue, TKey}(Func{T, TValue}, Func{T, TKey})"/>
    public FeatureList<string?> MinBy<TKey>(Func<T, string?> value, Func<T, TKey> key)
        where TKey : struct, IComparable<TKey> => Each(b => b.MinBy(value, key));

    /// <inheritdoc cref="MinBy{TValue, TKey}(Func{T, TValue}, Func{T, TKey})"/>
    public FeatureList<string?> MinBy<TKey>(Func<T, string?> value, Func<T, TKey?> key)
        where TKey : struct, IComparable<TKey> => Each(b => b.MinBy(value, key));

    /// <summary>
    /// The value at the event of each bucket with the greatest key (missing where it is missing there), of the newest of several such events.
    /// Missing and NaN keys are left out, and negative zero counts as zero; missing over nothing.
    /// </summary>
    /// <param name="value">The value of an event.</param>
    /// <param name="key">What it is chosen by: a number or an instant.</param>
    public FeatureList<TValue?> MaxBy<TValue, TKey>(Func<T, TValue> value, Func<T, TKey> key)
        where TValue : struct
        where TKey : struct, IComparable<TKey> => Each(b => b.MaxBy(value, key));

    /// <inheritdoc cref="MaxBy{TValue, TKey}(Func{T, TValue}, Func{T, TKey})"/>
    public FeatureList<TValue?> MaxBy<TValue, TKey>(Func<T, TValue> value, Func<T, TKey?> key)
        where TValue : struct
        where TKey : struct, IComparable<TKey> => Each(b => b.MaxBy(value, key));

    /// <inheritdoc cref="MaxBy{TValue, TKey}(Func{T, TValue}, Func{T, TKey})"/>
    public FeatureList<TValue?> MaxBy<TValue, TKey>(Func<T, TValue?> value, Func<T, TKey> key)
        where TValue : struct
        where TKey : struct, IComparable<TKey> => Each(b => b.MaxBy(value, key));

    /// <inheritdoc cref="MaxBy{TValue, TKey}(Func{T, TValue}, Func{T, TKey})"/>
    public FeatureList<TValue?> MaxBy<TValue, TKey>(Func<T, TValue?> value, Func<T, TKey?> key)
        where TValue : struct
        where TKey : struct, IComparable<TKey> => Each(b => b.MaxBy(value, key));

    /// <inheritdoc cref="MaxBy{TValue, TKey}(Func{T, TValue}, Func{T, TKey})"/>
    public FeatureList<string?> MaxBy<TKey>(Func<T, string?> value, Func<T, TKey> key)
        where TKey : struct, IComparable<TKey> => Each(b => b.MaxBy(value, key));

    /// <inheritdoc cref="MaxBy{TValue, TKey}(Func{T, TValue}, Func{T, TKey})"/>
    public FeatureList<string?> MaxBy<TKey>(Func<T, string?> value, Func<T, TKey?> key)
        where TKey : struct, IComparable<TKey> => Each(b => b.MaxBy(value, key));
}
