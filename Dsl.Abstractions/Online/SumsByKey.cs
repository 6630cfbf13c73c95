namespace FeatureDsl.Online;

/// <summary>The packed form of a <see cref="SumsByKeyState{TKey, TKeySlot, T, TSum, TAddend}"/>: ascending keys, and for each a timeline of sums.</summary>
/// <typeparam name="TKey">The type of a key.</typeparam>
/// <typeparam name="TKeySlot">How it is packed.</typeparam>
/// <typeparam name="TSum">How values are added up.</typeparam>
/// <typeparam name="TAddend">The type of an addend.</typeparam>
public readonly ref struct SumsByKey<TKey, TKeySlot, TSum, TAddend>
    where TKeySlot : struct, ISlot<TKey>
    where TSum : struct, IKeySum<TSum, TAddend>
{
    private readonly PackReader _section;

    private SumsByKey(PackReader section) => _section = section;

    /// <summary>Takes the section.</summary>
    public static SumsByKey<TKey, TKeySlot, TSum, TAddend> Take(scoped ref PackReader input) => new(input.Section());

    /// <summary>The keys that occur since <paramref name="start"/>, each with what is made of its sum.</summary>
    /// <param name="start">The old edge of the window.</param>
    /// <param name="release">A key as the language sees it.</param>
    /// <param name="result">The result of a sum.</param>
    /// <param name="fault">Whether a sum is an error.</param>
    /// <param name="isFault">Whether one of them is.</param>
    public FeatureMap<TOut, TValue> Each<TOut, TValue>(
        long start, Func<TKey, TOut> release, Func<TSum, TValue> result, Func<TSum, bool> fault, out bool isFault)
        where TOut : notnull
    {
        isFault = false;
        if (_section.IsEmpty)
        {
            return default;
        }

        var packedKeys = _section;
        var packedSums = _section;
        var count = packedKeys.Int32();
        packedSums.Int32();
        packedSums.Take(checked(count * TKeySlot.Width));
        var (keys, values) = (new List<TOut>(), new List<TValue>());
        for (var i = 0; i < count; i++)
        {
            var key = packedKeys.Slot<TKey, TKeySlot>();
            var times = PackedTimes.Take(ref packedSums);
            var edge = times.Edge(start);
            var sum = TSum.Take(ref packedSums, times.Count, edge);
            if (edge < times.Count)
            {
                keys.Add(release(key));
                values.Add(result(sum));
                isFault |= fault(sum);
            }
        }

        return new([.. keys], [.. values]);
    }
}

/// <summary>The sum of each key of a few values.</summary>
/// <typeparam name="TKey">The type of a key.</typeparam>
/// <typeparam name="TKeySlot">How keys are compared.</typeparam>
/// <typeparam name="T">The type of a value.</typeparam>
/// <typeparam name="TSum">How values are added up.</typeparam>
/// <typeparam name="TAddend">The type of an addend.</typeparam>
/// <param name="addend">What a value adds, missing ones too.</param>
public readonly struct SumsByKeyFold<TKey, TKeySlot, T, TSum, TAddend>(Func<T, TAddend> addend)
    where TKey : notnull
    where TKeySlot : struct, ISlot<TKey>
    where TSum : struct, IKeySum<TSum, TAddend>
{
    private readonly SortedDictionary<TKey, TSum> _sums = new(Comparer<TKey>.Create(TKeySlot.Compare));

    /// <summary>Adds a value to its key, if the key is there.</summary>
    public void Add<TGiven>((T Value, TGiven Key) of)
    {
        if (of.Key is TKey key)
        {
            var sum = _sums.GetValueOrDefault(key);
            sum.Add(addend(of.Value));
            _sums[key] = sum;
        }
    }

    /// <summary>The keys, each with what is made of its sum.</summary>
    /// <inheritdoc cref="SumsByKey{TKey, TKeySlot, TSum, TAddend}.Each" path="/param"/>
    public FeatureMap<TOut, TValue> Each<TOut, TValue>(Func<TKey, TOut> release, Func<TSum, TValue> result, Func<TSum, bool> fault, out bool isFault)
        where TOut : notnull
    {
        isFault = _sums.Values.Any(fault);
        return new([.. _sums.Keys.Select(release)], [.. _sums.Values.Select(result)]);
    }
}
