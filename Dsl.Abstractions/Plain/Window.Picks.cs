namespace FeatureDsl;

// Values that are chosen by a key.
public sealed partial class Window<T>
{
    /// <summary>
    /// The value at the event with the least key (missing where it is missing there), of the newest of several such events, by (event time, known time,
    /// event id). Missing and NaN keys are left out, and negative zero counts as zero; missing over nothing.
    /// </summary>
    /// <param name="value">The value of an event.</param>
    /// <param name="key">What it is chosen by: a number or an instant.</param>
    public TValue? MinBy<TValue, TKey>(Func<T, TValue> value, Func<T, TKey> key)
        where TValue : struct
        where TKey : struct, IComparable<TKey> => Picked<TKey>(e => key(e), sign: -1) is { } e ? value(e) : null;

    /// <inheritdoc cref="MinBy{TValue, TKey}(Func{T, TValue}, Func{T, TKey})"/>
    public TValue? MinBy<TValue, TKey>(Func<T, TValue> value, Func<T, TKey?> key)
        where TValue : struct
        where TKey : struct, IComparable<TKey> => Picked<TKey>(key, sign: -1) is { } e ? value(e) : null;

    /// <inheritdoc cref="MinBy{TValue, TKey}(Func{T, TValue}, Func{T, TKey})"/>
    public TValue? MinBy<TValue, TKey>(Func<T, TValue?> value, Func<T, TKey> key)
        where TValue : struct
        where TKey : struct, IComparable<TKey> => Picked<TKey>(e => key(e), sign: -1) is { } e ? value(e) : null;

    /// <inheritdoc cref="MinBy{TValue, TKey}(Func{T, TValue}, Func{T, TKey})"/>
    public TValue? MinBy<TValue, TKey>(Func<T, TValue?> value, Func<T, TKey?> key)
        where TValue : struct
        where TKey : struct, IComparable<TKey> => Picked<TKey>(key, sign: -1) is { } e ? value(e) : null;

    /// <inheritdoc cref="MinBy{TValue, TKey}(Func{T, TValue}, Func{T, TKey})"/>
    public string? MinBy<TKey>(Func<T, string?> value, Func<T, TKey> key)
        where TKey : struct, IComparable<TKey> => Picked<TKey>(e => key(e), sign: -1) is { } e ? value(e) : null;

    /// <inheritdoc cref="MinBy{TValue, TKey}(Func{T, TValue}, Func{T, TKey})"/>
    public string? MinBy<TKey>(Func<T, string?> value, Func<T, TKey?> key)
        where TKey : struct, IComparable<TKey> => Picked<TKey>(key, sign: -1) is { } e ? value(e) : null;

    /// <summary>
    /// The value at the event with the greatest key (missing where it is missing there), of the newest of several such events, by (event time, known time,
    /// event id). Missing and NaN keys are left out, and negative zero counts as zero; missing over nothing.
    /// </summary>
    /// <param name="value">The value of an event.</param>
    /// <param name="key">What it is chosen by: a number or an instant.</param>
    public TValue? MaxBy<TValue, TKey>(Func<T, TValue> value, Func<T, TKey> key)
        where TValue : struct
        where TKey : struct, IComparable<TKey> => Picked<TKey>(e => key(e), sign: 1) is { } e ? value(e) : null;

    /// <inheritdoc cref="MaxBy{TValue, TKey}(Func{T, TValue}, Func{T, TKey})"/>
    public TValue? MaxBy<TValue, TKey>(Func<T, TValue> value, Func<T, TKey?> key)
        where TValue : struct
        where TKey : struct, IComparable<TKey> => Picked<TKey>(key, sign: 1) is { } e ? value(e) : null;

    /// <inheritdoc cref="MaxBy{TValue, TKey}(Func{T, TValue}, Func{T, TKey})"/>
    public TValue? MaxBy<TValue, TKey>(Func<T, TValue?> value, Func<T, TKey> key)
        where TValue : struct
        where TKey : struct, IComparable<TKey> => Picked<TKey>(e => key(e), sign: 1) is { } e ? value(e) : null;

    /// <inheritdoc cref="MaxBy{TValue, TKey}(Func{T, TValue}, Func{T, TKey})"/>
    public TValue? MaxBy<TValue, TKey>(Func<T, TValue?> value, Func<T, TKey?> key)
        where TValue : struct
        where TKey : struct, IComparable<TKey> => Picked<TKey>(key, sign: 1) is { } e ? value(e) : null;

    /// <inheritdoc cref="MaxBy{TValue, TKey}(Func{T, TValue}, Func{T, TKey})"/>
    public string? MaxBy<TKey>(Func<T, string?> value, Func<T, TKey> key)
        where TKey : struct, IComparable<TKey> => Picked<TKey>(e => key(e), sign: 1) is { } e ? value(e) : null;

    /// <inheritdoc cref="MaxBy{TValue, TKey}(Func{T, TValue}, Func{T, TKey})"/>
    public string? MaxBy<TKey>(Func<T, string?> value, Func<T, TKey?> key)
        where TKey : struct, IComparable<TKey> => Picked<TKey>(key, sign: 1) is { } e ? value(e) : null;

    private T? Picked<TKey>(Func<T, TKey?> key, int sign)
        where TKey : struct, IComparable<TKey>
    {
        var best = PlainFold.Best(_events.Select(key), sign);
        return best is not { } wanted ? null : RowOrder.OldestFirst(_events)
            .Last(e => key(e) is { } k && ((TKey)PlainFold.Canonical(k)).CompareTo(wanted) == 0);
    }
}
