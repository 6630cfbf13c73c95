namespace FeatureDsl.Online;

/// <summary>The value at the least or greatest key of a few, oldest first; of equal keys the last one's.</summary>
/// <typeparam name="T">The type of a value.</typeparam>
/// <typeparam name="TKey">The type of a key.</typeparam>
/// <typeparam name="TKeySlot">How keys are compared.</typeparam>
/// <param name="greatest">Whether the greatest key is wanted.</param>
public struct PickFold<T, TKey, TKeySlot>(bool greatest)
    where TKey : struct
    where TKeySlot : struct, ISlot<TKey>
{
    private TKey _best;

    /// <summary>Whether no key was there.</summary>
    public bool IsEmpty { get; private set; } = true;

    /// <summary>The value; only where there was a key.</summary>
    public T Value { get; private set; } = default!;

    /// <summary>Adds a value, if its key is there.</summary>
    public void Add((T Value, TKey? Key) of)
    {
        if (of.Key is { } key)
        {
            Add((of.Value, key));
        }
    }

    /// <summary>Adds a value.</summary>
    public void Add((T Value, TKey Key) of)
    {
        if (TKeySlot.IsNaN(of.Key))
        {
            return;
        }

        var key = TKeySlot.Canonical(of.Key);
        var order = IsEmpty ? 0 : TKeySlot.Compare(key, _best);
        if (order == 0 || order > 0 == greatest)
        {
            (_best, Value, IsEmpty) = (key, of.Value, false);
        }
    }
}
