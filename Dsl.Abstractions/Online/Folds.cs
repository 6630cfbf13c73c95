namespace FeatureDsl.Online;

/// <summary>The least or greatest of a few values.</summary>
/// <typeparam name="T">The type of a value.</typeparam>
/// <typeparam name="TSlot">How values are compared.</typeparam>
/// <param name="greatest">Which.</param>
public struct ExtremeFold<T, TSlot>(bool greatest)
    where T : struct
    where TSlot : struct, ISlot<T>
{
    /// <summary>The best one; missing over nothing.</summary>
    public T? Best { get; private set; }

    /// <summary>Adds a value; NaN is left out.</summary>
    public void Add(T value)
    {
        if (TSlot.IsNaN(value))
        {
            return;
        }

        var canonical = TSlot.Canonical(value);
        var order = Best is { } best ? TSlot.Compare(canonical, best) : greatest ? 1 : -1;
        if (greatest ? order > 0 : order < 0)
        {
            Best = canonical;
        }
    }
}

/// <summary>The first or last of a few values.</summary>
/// <typeparam name="T">The type of a value.</typeparam>
/// <param name="newest">Which.</param>
public struct EdgeFold<T>(bool newest)
{
    private bool _any;

    /// <summary>Whether there was none.</summary>
    public readonly bool IsEmpty => !_any;

    /// <summary>The value; only where there was one.</summary>
    public T Value { get; private set; } = default!;

    /// <summary>Adds a value.</summary>
    public void Add(T value)
    {
        if (newest || !_any)
        {
            Value = value;
            _any = true;
        }
    }
}

/// <summary>How many different ones there are of a few values.</summary>
/// <typeparam name="T">The type of a value.</typeparam>
/// <typeparam name="TSlot">Which values count as equal.</typeparam>
public readonly struct DistinctFold<T, TSlot>()
    where TSlot : struct, ISlot<T>
{
    private readonly HashSet<T> _seen = [];

    /// <summary>How many.</summary>
    public long Count => _seen.Count;

    /// <summary>Adds a value.</summary>
    public void Add(T value) => _seen.Add(TSlot.Canonical(value));
}
