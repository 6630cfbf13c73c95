namespace FeatureDsl.Online;

/// <summary>
/// Events with a value each, oldest first, by the places that an old edge can have: those of one place stand side by side. What states of the oldest events of every window
/// are made of; which events of a place matter, they say.
/// </summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <typeparam name="TSlot">How it is packed.</typeparam>
/// <typeparam name="TId">The type of the event id.</typeparam>
/// <typeparam name="TIdSlot">How the id is packed and compared.</typeparam>
/// <param name="clock">Says what can still be asked.</param>
/// <param name="grain">How finely, and how far back, windows look.</param>
internal sealed class PlacedEvents<T, TSlot, TId, TIdSlot>(StateClock clock, Grain grain)
    where TSlot : struct, ISlot<T>
    where TIdSlot : struct, ISlot<TId>
{
    private readonly List<(long Place, Stamp<TId, TIdSlot> Stamp, T Value)> _events = [];
    private int _trimAt = 64;

    /// <summary>Where an event belongs, and where its place begins and ends.</summary>
    public (int First, int At, int End) Find(long time, Stamp<TId, TIdSlot> stamp)
    {
        var place = grain.Floor(time);
        var at = _events.Count;
        while (at > 0 && _events[at - 1].Stamp.CompareTo(stamp) > 0)
        {
            at--;
        }

        var (first, end) = (at, at);
        while (first > 0 && _events[first - 1].Place == place)
        {
            first--;
        }

        while (end < _events.Count && _events[end].Place == place)
        {
            end++;
        }

        return (first, at, end);
    }

    /// <summary>The value at an index.</summary>
    public T At(int index) => _events[index].Value;

    /// <summary>Takes an event out.</summary>
    public void RemoveAt(int index) => _events.RemoveAt(index);

    /// <summary>Puts an event where it belongs.</summary>
    public void Insert(int index, long time, Stamp<TId, TIdSlot> stamp, T value)
    {
        _events.Insert(index, (grain.Floor(time), stamp, value));
        if (_events.Count >= _trimAt)
        {
            Trim();
            _trimAt = Math.Max(64, _events.Count * 2);
        }
    }

    /// <summary>Packs what can still be asked about.</summary>
    public void Write(PackWriter output)
    {
        Trim();
        var section = output.Begin();
        PackedTimes.Write(output, _events.ConvertAll(e => e.Place).ToArray(), grain.Step);
        foreach (var (_, _, value) in _events)
        {
            output.Slot<T, TSlot>(value);
        }

        foreach (var (_, stamp, _) in _events)
        {
            stamp.Write(output);
        }

        output.End(section);
    }

    /// <summary>Takes what was packed.</summary>
    public void Read(scoped ref PackReader input)
    {
        var section = input.Section();
        var packed = TimedValues<T, TSlot>.TakeFrom(ref section);
        _events.Clear();
        for (var i = 0; i < packed.Count; i++)
        {
            _events.Add((packed.TimeAt(i), Stamp<TId, TIdSlot>.Read(ref section), packed.At(i)));
        }
    }

    private void Trim()
    {
        var cut = grain.Cut(clock.EarliestAsOf);
        var drop = _events.FindIndex(e => e.Place >= cut);
        _events.RemoveRange(0, drop < 0 ? _events.Count : drop);
    }
}
