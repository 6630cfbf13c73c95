namespace FeatureDsl.Online;

/// <summary>How often each of a few values occurs.</summary>
/// <typeparam name="T">The type of a value.</typeparam>
/// <typeparam name="TSlot">Which values count as equal, and how they are compared.</typeparam>
public readonly struct CountsFold<T, TSlot>()
    where T : notnull
    where TSlot : struct, ISlot<T>
{
    private readonly SortedDictionary<T, long> _counts = new(Comparer<T>.Create(TSlot.Compare));

    /// <summary>Adds a value.</summary>
    public void Add(T value)
    {
        var canonical = TSlot.Canonical(value);
        _counts[canonical] = _counts.GetValueOrDefault(canonical) + 1;
    }

    /// <summary>The values that occur most often, of equal ones the least first.</summary>
    public FeatureList<TOut> Top<TOut>(int limit, Func<T, TOut> release) => CountResults.Top<T, TSlot, Sorted, TOut>(new(_counts), limit, release);

    /// <summary>The values with how often each occurs.</summary>
    public FeatureMap<TOut, long> Each<TOut>(Func<T, TOut> release)
        where TOut : notnull => CountResults.Each<T, Sorted, TOut>(new(_counts), release);

    /// <summary>The entropy of the values, in nats; missing over nothing.</summary>
    public double? Entropy() => CountResults.Entropy<T, Sorted>(new(_counts));

    /// <summary>The quantile of the numbers; missing over nothing.</summary>
    public double? Quantile(double share, Func<T, double> number) => CountResults.Quantile<T, TSlot, Sorted>(new(_counts), share, number);

    private readonly struct Sorted(SortedDictionary<T, long> counts) : IValueCounts<T>
    {
        private readonly KeyValuePair<T, long>[] _items = [.. counts];

        public int Count => _items.Length;

        public T ValueAt(int index) => _items[index].Key;

        public long CountAt(int index) => _items[index].Value;
    }
}
