namespace FeatureDsl;

/// <summary>Tells the methods that take records, which are classes, from those that take values; never given.</summary>
public sealed class OfRecord
{
    private OfRecord()
    {
    }
}

// Records at one event: a class cannot be a value that is missing, but be null.
public sealed partial class Window<T>
{
    /// <summary>The record at the oldest event of the window (missing where it is missing there); missing over nothing.</summary>
    public TValue? First<TValue>(Func<T, TValue?> selector, OfRecord? only = null)
        where TValue : class => Oldest() is { } e ? selector(e) : null;

    /// <summary>The record at the newest event of the window (missing where it is missing there); missing over nothing.</summary>
    public TValue? Last<TValue>(Func<T, TValue?> selector, OfRecord? only = null)
        where TValue : class => Newest() is { } e ? selector(e) : null;

    /// <summary>The record at the event with the least key, chosen as any value.</summary>
    public TValue? MinBy<TValue, TKey>(Func<T, TValue?> value, Func<T, TKey> key, OfRecord? only = null)
        where TValue : class
        where TKey : struct, IComparable<TKey> => Picked<TKey>(e => key(e), sign: -1) is { } e ? value(e) : null;

    /// <inheritdoc cref="MinBy{TValue, TKey}(Func{T, TValue}, Func{T, TKey}, OfRecord)"/>
    public TValue? MinBy<TValue, TKey>(Func<T, TValue?> value, Func<T, TKey?> key, OfRecord? only = null)
        where TValue : class
        where TKey : struct, IComparable<TKey> => Picked<TKey>(key, sign: -1) is { } e ? value(e) : null;

    /// <summary>The record at the event with the greatest key, chosen as any value.</summary>
    public TValue? MaxBy<TValue, TKey>(Func<T, TValue?> value, Func<T, TKey> key, OfRecord? only = null)
        where TValue : class
        where TKey : struct, IComparable<TKey> => Picked<TKey>(e => key(e), sign: 1) is { } e ? value(e) : null;

    /// <inheritdoc cref="MaxBy{TValue, TKey}(Func{T, TValue}, Func{T, TKey}, OfRecord)"/>
    public TValue? MaxBy<TValue, TKey>(Func<T, TValue?> value, Func<T, TKey?> key, OfRecord? only = null)
        where TValue : class
        where TKey : struct, IComparable<TKey> => Picked<TKey>(key, sign: 1) is { } e ? value(e) : null;
}
