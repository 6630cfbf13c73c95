namespace FeatureDsl;

/// <summary>What is taken of one event where that is a record class; of other values the window has methods of its own.</summary>
public static class WindowRecords
{
    /// <summary>The record at the oldest event of the window (missing where it is missing there); missing over nothing.</summary>
    public static TValue? First<T, TValue>(this Window<T> window, Func<T, TValue?> selector)
        where T : class, IRow
        where TValue : class => window.Oldest() is { } e ? selector(e) : null;

    /// <summary>The record at the newest event of the window (missing where it is missing there); missing over nothing.</summary>
    public static TValue? Last<T, TValue>(this Window<T> window, Func<T, TValue?> selector)
        where T : class, IRow
        where TValue : class => window.Newest() is { } e ? selector(e) : null;

    /// <summary>The record at the event with the least key, of the newest of several such events, as <c>MinBy</c> chooses any value.</summary>
    public static TValue? MinBy<T, TValue, TKey>(this Window<T> window, Func<T, TValue?> value, Func<T, TKey> key)
        where T : class, IRow
        where TValue : class
        where TKey : struct, IComparable<TKey> => window.Picked<TKey>(e => key(e), sign: -1) is { } e ? value(e) : null;

    /// <inheritdoc cref="MinBy{T, TValue, TKey}(Window{T}, Func{T, TValue}, Func{T, TKey})"/>
    public static TValue? MinBy<T, TValue, TKey>(this Window<T> window, Func<T, TValue?> value, Func<T, TKey?> key)
        where T : class, IRow
        where TValue : class
        where TKey : struct, IComparable<TKey> => window.Picked<TKey>(key, sign: -1) is { } e ? value(e) : null;

    /// <summary>The record at the event with the greatest key, of the newest of several such events, as <c>MaxBy</c> chooses any value.</summary>
    public static TValue? MaxBy<T, TValue, TKey>(this Window<T> window, Func<T, TValue?> value, Func<T, TKey> key)
        where T : class, IRow
        where TValue : class
        where TKey : struct, IComparable<TKey> => window.Picked<TKey>(e => key(e), sign: 1) is { } e ? value(e) : null;

    /// <inheritdoc cref="MaxBy{T, TValue, TKey}(Window{T}, Func{T, TValue}, Func{T, TKey})"/>
    public static TValue? MaxBy<T, TValue, TKey>(this Window<T> window, Func<T, TValue?> value, Func<T, TKey?> key)
        where T : class, IRow
        where TValue : class
        where TKey : struct, IComparable<TKey> => window.Picked<TKey>(key, sign: 1) is { } e ? value(e) : null;
}
