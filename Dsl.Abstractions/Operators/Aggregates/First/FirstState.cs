namespace FeatureDsl.Online;

/// <summary>The oldest event of every window: for each place that an old edge can have, the oldest event behind it.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <typeparam name="TSlot">How it is packed.</typeparam>
/// <typeparam name="TId">The type of the event id.</typeparam>
/// <typeparam name="TIdSlot">How the id is packed and compared.</typeparam>
public sealed class FirstState<T, TSlot, TId, TIdSlot>(StateClock clock, Grain grain) : StateCell
    where TSlot : struct, ISlot<T>
    where TIdSlot : struct, ISlot<TId>
{
    private readonly SortedList<long, (Stamp<TId, TIdSlot> Stamp, T Value)> _oldest = [];

    /// <summary>Adds an event.</summary>
    public void Add(long time, long known, TId id, T value)
    {
        var (kept, stamp) = (grain.Floor(time), new Stamp<TId, TIdSlot>(time, known, id));
        if (!_oldest.TryGetValue(kept, out var oldest) || stamp.CompareTo(oldest.Stamp) < 0)
        {
            _oldest[kept] = (stamp, value);
        }
    }

    /// <inheritdoc/>
    internal override void Write(PackWriter output)
    {
        Trim();
        var section = output.Begin();
        PackedTimes.Write(output, _oldest.Keys.ToArray(), grain.Step);
        foreach (var (_, value) in _oldest.Values)
        {
            output.Slot<T, TSlot>(value);
        }

        foreach (var (stamp, _) in _oldest.Values)
        {
            stamp.Write(output);
        }

        output.End(section);
    }

    /// <inheritdoc/>
    internal override void Read(scoped ref PackReader input)
    {
        var section = input.Section();
        var packed = TimedValues<T, TSlot>.TakeFrom(ref section);
        _oldest.Clear();
        for (var i = 0; i < packed.Count; i++)
        {
            _oldest.Add(packed.TimeAt(i), (Stamp<TId, TIdSlot>.Read(ref section), packed.At(i)));
        }
    }

    private void Trim()
    {
        var cut = grain.Cut(clock.EarliestAsOf);
        var drop = 0;
        while (drop < _oldest.Count && _oldest.Keys[drop] < cut)
        {
            drop++;
        }

        // From the end, so that each removal moves little.
        var rest = _oldest.Skip(drop).ToList();
        if (drop > 0)
        {
            _oldest.Clear();
            rest.ForEach(entry => _oldest.Add(entry.Key, entry.Value));
        }
    }
}
