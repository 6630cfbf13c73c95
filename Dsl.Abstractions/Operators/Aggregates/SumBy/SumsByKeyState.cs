namespace FeatureDsl.Online;

/// <summary>Different keys, each with a timeline of sums: of every window, the sum of each key that occurs in it.</summary>
/// <typeparam name="TKey">The type of a key.</typeparam>
/// <typeparam name="TKeySlot">How it is packed and compared.</typeparam>
/// <typeparam name="T">The type of a value.</typeparam>
/// <typeparam name="TSum">How values are added up.</typeparam>
/// <typeparam name="TAddend">The type of an addend.</typeparam>
/// <param name="clock">Says what can still be asked.</param>
/// <param name="grain">How finely, and how far back, windows look.</param>
/// <param name="addend">What a value adds, missing ones too.</param>
public sealed class SumsByKeyState<TKey, TKeySlot, T, TSum, TAddend>(StateClock clock, Grain grain, Func<T, TAddend> addend) : StateCell
    where TKey : notnull
    where TKeySlot : struct, ISlot<TKey>
    where TSum : struct, IKeySum<TSum, TAddend>
{
    private readonly Dictionary<TKey, (Timeline Times, Action<int, TAddend> Add)> _byKey = [];
    private int _trimAt = 64;

    /// <summary>Adds the value of an event to its key, if the key is there.</summary>
    public void Add<TGiven>(long time, (T Value, TGiven Key) of)
    {
        if (of.Key is not TKey key)
        {
            return;
        }

        if (!_byKey.TryGetValue(key, out var sums))
        {
            TrimSometimes();
            sums = New(key);
        }

        if (sums.Times.At(time) is >= 0 and var entry)
        {
            sums.Add(entry, addend(of.Value));
        }
    }

    /// <inheritdoc/>
    internal override void Write(PackWriter output)
    {
        Trim();
        var keys = _byKey.Keys.Order(Comparer<TKey>.Create(TKeySlot.Compare)).ToList();
        var section = output.Begin();
        output.Int32(keys.Count);
        foreach (var key in keys)
        {
            output.Slot<TKey, TKeySlot>(key);
        }

        foreach (var key in keys)
        {
            _byKey[key].Times.Write(output);
        }

        output.End(section);
    }

    /// <inheritdoc/>
    internal override void Read(scoped ref PackReader input)
    {
        _byKey.Clear();
        var section = input.Section();
        var keys = new TKey[section.IsEmpty ? 0 : section.Int32()];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = section.Slot<TKey, TKeySlot>();
        }

        foreach (var key in keys)
        {
            New(key).Times.Read(ref section);
        }
    }

    private (Timeline Times, Action<int, TAddend> Add) New(TKey key)
    {
        var times = new Timeline(clock, grain);
        return _byKey[key] = (times, TSum.Beside(times));
    }

    // Keys that no window can see any more do no harm; they are dropped when there are many.
    private void TrimSometimes()
    {
        if (_byKey.Count >= _trimAt)
        {
            Trim();
            _trimAt = Math.Max(64, _byKey.Count * 2);
        }
    }

    private void Trim()
    {
        foreach (var (key, (times, _)) in _byKey)
        {
            times.Trim();
            if (times.Count == 0)
            {
                _byKey.Remove(key);
            }
        }
    }
}
