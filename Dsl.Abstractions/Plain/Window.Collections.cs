namespace FeatureDsl;

// Lists and maps at one event: over nothing they are empty.
public sealed partial class Window<T>
{
    /// <summary>The list at the oldest event of the window; empty over nothing.</summary>
    public FeatureList<TItem> First<TItem>(Func<T, FeatureList<TItem>> selector) => Oldest() is { } e ? selector(e) : default;

    /// <summary>The map at the oldest event of the window; empty over nothing.</summary>
    public FeatureMap<TKey, TItem> First<TKey, TItem>(Func<T, FeatureMap<TKey, TItem>> selector)
        where TKey : notnull => Oldest() is { } e ? selector(e) : default;

    /// <summary>The list at the newest event of the window; empty over nothing.</summary>
    public FeatureList<TItem> Last<TItem>(Func<T, FeatureList<TItem>> selector) => Newest() is { } e ? selector(e) : default;

    /// <summary>The map at the newest event of the window; empty over nothing.</summary>
    public FeatureMap<TKey, TItem> Last<TKey, TItem>(Func<T, FeatureMap<TKey, TItem>> selector)
        where TKey : notnull => Newest() is { } e ? selector(e) : default;

    /// <summary>The list at the event with the least key, chosen as any value; empty over nothing.</summary>
    public FeatureList<TItem> MinBy<TItem, TKey>(Func<T, FeatureList<TItem>> value, Func<T, TKey> key)
        where TKey : struct, IComparable<TKey> => Picked<TKey>(e => key(e), sign: -1) is { } e ? value(e) : default;

    /// <inheritdoc cref="MinBy{TItem, TKey}(Func{T, FeatureList{TItem}}, Func{T, TKey})"/>
    public FeatureList<TItem> MinBy<TItem, TKey>(Func<T, FeatureList<TItem>> value, Func<T, TKey?> key)
        where TKey : struct, IComparable<TKey> => Picked<TKey>(key, sign: -1) is { } e ? value(e) : default;

    /// <summary>The map at the event with the least key, chosen as any value; empty over nothing.</summary>
    public FeatureMap<TMapKey, TItem> MinBy<TMapKey, TItem, TKey>(Func<T, FeatureMap<TMapKey, TItem>> value, Func<T, TKey> key)
        where TMapKey : notnull
        where TKey : struct, IComparable<TKey> => Picked<TKey>(e => key(e), sign: -1) is { } e ? value(e) : default;

    /// <inheritdoc cref="MinBy{TMapKey, TItem, TKey}(Func{T, FeatureMap{TMapKey, TItem}}, Func{T, TKey})"/>
    public FeatureMap<TMapKey, TItem> MinBy<TMapKey, TItem, TKey>(Func<T, FeatureMap<TMapKey, TItem>> value, Func<T, TKey?> key)
        where TMapKey : notnull
        where TKey : struct, IComparable<TKey> => Picked<TKey>(key, sign: -1) is { } e ? value(e) : default;

    /// <summary>The list at the event with the greatest key, chosen as any value; empty over nothing.</summary>
    public FeatureList<TItem> MaxBy<TItem, TKey>(Func<T, FeatureList<TItem>> value, Func<T, TKey> key)
        where TKey : struct, IComparable<TKey> => Picked<TKey>(e => key(e), sign: 1) is { } e ? value(e) : default;

    /// <inheritdoc cref="MaxBy{TItem, TKey}(Func{T, FeatureList{TItem}}, Func{T, TKey})"/>
    public FeatureList<TItem> MaxBy<TItem, TKey>(Func<T, FeatureList<TItem>> value, Func<T, TKey?> key)
        where TKey : struct, IComparable<TKey> => Picked<TKey>(key, sign: 1) is { } e ? value(e) : default;

    /// <summary>The map at the event with the greatest key, chosen as any value; empty over nothing.</summary>
    public FeatureMap<TMapKey, TItem> MaxBy<TMapKey, TItem, TKey>(Func<T, FeatureMap<TMapKey, TItem>> value, Func<T, TKey> key)
        where TMapKey : notnull
        where TKey : struct, IComparable<TKey> => Picked<TKey>(e => key(e), sign: 1) is { } e ? value(e) : default;

    /// <inheritdoc cref="MaxBy{TMapKey, TItem, TKey}(Func{T, FeatureMap{TMapKey, TItem}}, Func{T, TKey})"/>
    public FeatureMap<TMapKey, TItem> MaxBy<TMapKey, TItem, TKey>(Func<T, FeatureMap<TMapKey, TItem>> value, Func<T, TKey?> key)
        where TMapKey : notnull
        where TKey : struct, IComparable<TKey> => Picked<TKey>(key, sign: 1) is { } e ? value(e) : default;
}
