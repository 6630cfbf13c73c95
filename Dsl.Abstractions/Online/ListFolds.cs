namespace FeatureDsl.Online;

/// <summary>A few values as a list.</summary>
/// <typeparam name="T">The type of a value as it is held.</typeparam>
public readonly struct ListFold<T>()
{
    private readonly List<T> _values = [];

    /// <summary>Adds a value.</summary>
    public void Add(T value) => _values.Add(value);

    /// <summary>The last <paramref name="limit"/> values, the last one first.</summary>
    public FeatureList<TOut> Newest<TOut>(int limit, Func<T, TOut> release) => Lists.Backwards(_values, limit, release);

    /// <summary>The first <paramref name="limit"/> values.</summary>
    public FeatureList<TOut> Oldest<TOut>(int limit, Func<T, TOut> release) => _values.Take(limit).Select(release).ToFeatureList();
}

/// <summary>The different ones of a few values as a list.</summary>
/// <typeparam name="T">The type of a value.</typeparam>
/// <typeparam name="TSlot">Which values count as equal.</typeparam>
public readonly struct LastDistinctFold<T, TSlot>()
    where TSlot : struct, ISlot<T>
{
    private readonly List<T> _values = [];

    /// <summary>Adds a value.</summary>
    public void Add(T value)
    {
        var canonical = TSlot.Canonical(value);
        _values.Remove(canonical);
        _values.Add(canonical);
    }

    /// <summary>The <paramref name="limit"/> values that were added last, the last one first.</summary>
    public FeatureList<TOut> Newest<TOut>(int limit, Func<T, TOut> release) => Lists.Backwards(_values, limit, release);
}

/// <summary>The different ones of a few values as a list, each where it came first.</summary>
/// <typeparam name="T">The type of a value.</typeparam>
/// <typeparam name="TSlot">Which values count as equal.</typeparam>
public readonly struct FirstDistinctFold<T, TSlot>()
    where TSlot : struct, ISlot<T>
{
    private readonly List<T> _values = [];
    private readonly HashSet<T> _seen = [];

    /// <summary>How many different values there are.</summary>
    public int Count => _values.Count;

    /// <summary>Adds a value.</summary>
    public void Add(T value)
    {
        var canonical = TSlot.Canonical(value);
        if (_seen.Add(canonical))
        {
            _values.Add(canonical);
        }
    }

    /// <summary>The <paramref name="limit"/> values that were added first.</summary>
    public FeatureList<TOut> Oldest<TOut>(int limit, Func<T, TOut> release) => _values.Take(limit).Select(release).ToFeatureList();
}

/// <summary>How lists are made from the back.</summary>
internal static class Lists
{
    /// <summary>The last values, the last one first.</summary>
    public static FeatureList<TOut> Backwards<T, TOut>(List<T> values, int limit, Func<T, TOut> release)
    {
        var items = new TOut[Math.Min(values.Count, limit)];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = release(values[values.Count - 1 - i]);
        }

        return new(items);
    }
}
