namespace FeatureDsl.Online;

/// <summary>
/// Events one by one: whether each takes part, and its value. For windows of a number of events they are the newest n, for the buckets of a window all that can still lie in it.
/// </summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <typeparam name="TSlot">How it is packed.</typeparam>
/// <typeparam name="TId">The type of the event id.</typeparam>
/// <typeparam name="TIdSlot">How the id is packed and compared.</typeparam>
public sealed class NewestState<T, TSlot, TId, TIdSlot> : StateCell
    where TSlot : struct, ISlot<T>
    where TIdSlot : struct, ISlot<TId>
{
    private readonly List<(Stamp<TId, TIdSlot> Stamp, bool TakesPart, T Value)> _newest = [];
    private readonly StateClock? _clock;
    private readonly Grain _grain = Grain.All;
    private readonly int _limit = int.MaxValue;
    private int _trimAt = 64;

    /// <summary>The newest n.</summary>
    /// <param name="limit">n.</param>
    public NewestState(int limit) => _limit = limit;

    /// <summary>All events of a window.</summary>
    /// <param name="clock">Says until when they are needed.</param>
    /// <param name="grain">How far back the window reaches.</param>
    public NewestState(StateClock clock, Grain grain) => (_clock, _grain) = (clock, grain);

    /// <summary>Adds an event.</summary>
    /// <param name="time">Its event time.</param>
    /// <param name="known">Its known time.</param>
    /// <param name="id">Its event id.</param>
    /// <param name="takesPart">Whether the aggregate sees it; it is one of the newest even if not.</param>
    /// <param name="value">Its value.</param>
    public void Add(long time, long known, TId id, bool takesPart, T value)
    {
        var stamp = new Stamp<TId, TIdSlot>(time, known, id);
        var index = _newest.Count;
        while (index > 0 && _newest[index - 1].Stamp.CompareTo(stamp) > 0)
        {
            index--;
        }

        if (_newest.Count >= _trimAt)
        {
            index -= Trim();
            _trimAt = Math.Max(64, _newest.Count * 2);
        }

        if (index < 0)
        {
            return;
        }

        if (_newest.Count < _limit)
        {
            _newest.Insert(index, (stamp, takesPart, value));
        }
        else if (index > 0)
        {
            _newest.RemoveAt(0);
            _newest.Insert(index - 1, (stamp, takesPart, value));
        }
    }

    /// <inheritdoc/>
    internal override void Write(PackWriter output)
    {
        Trim();
        var section = output.Begin();
        PackedTimes.Write(output, _newest.ConvertAll(e => e.Stamp.Time).ToArray(), 1);
        foreach (var (_, _, value) in _newest)
        {
            output.Slot<T, TSlot>(value);
        }

        foreach (var (_, takesPart, _) in _newest)
        {
            output.Byte(takesPart ? 1 : 0);
        }

        foreach (var (stamp, _, _) in _newest)
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
        var takesPart = section.IsEmpty ? default : section.Take(packed.Count);
        _newest.Clear();
        for (var i = 0; i < packed.Count; i++)
        {
            _newest.Add((Stamp<TId, TIdSlot>.Read(ref section), takesPart[i] != 0, packed.At(i)));
        }
    }

    // How many were too old for the window.
    private int Trim()
    {
        if (_clock is null)
        {
            return 0;
        }

        var cut = _grain.Cut(_clock.EarliestAsOf);
        var old = _newest.FindIndex(e => e.Stamp.Time >= cut);
        old = old < 0 ? _newest.Count : old;
        _newest.RemoveRange(0, old);
        return old;
    }
}
