namespace FeatureDsl.Online;

/// <summary>
/// The value at the least (or greatest) key of every window: only the events that no newer one beats or equals. From old to new their keys get worse, so the
/// one of a window is the first in it.
/// </summary>
/// <typeparam name="T">The type of a value.</typeparam>
/// <typeparam name="TSlot">How it is packed.</typeparam>
/// <typeparam name="TKey">The type of a key.</typeparam>
/// <typeparam name="TKeySlot">How it is packed and compared.</typeparam>
/// <typeparam name="TId">The type of the event id.</typeparam>
/// <typeparam name="TIdSlot">How the id is packed and compared.</typeparam>
/// <param name="clock">Says what can still be asked.</param>
/// <param name="grain">How finely, and how far back, windows look.</param>
/// <param name="greatest">Whether the greatest key is wanted.</param>
public sealed class PickState<T, TSlot, TKey, TKeySlot, TId, TIdSlot>(StateClock clock, Grain grain, bool greatest) : StateCell
    where TSlot : struct, ISlot<T>
    where TKey : struct
    where TKeySlot : struct, ISlot<TKey>
    where TIdSlot : struct, ISlot<TId>
{
    private readonly List<(long Kept, Stamp<TId, TIdSlot> Stamp, TKey Key, T Value)> _steps = [];
    private int _trimAt = 16;

    /// <summary>Adds an event, if its key is there.</summary>
    public void Add(long time, long known, TId id, (T Value, TKey? Key) of)
    {
        if (of.Key is { } key)
        {
            Add(time, known, id, (of.Value, key));
        }
    }

    /// <summary>Adds an event.</summary>
    public void Add(long time, long known, TId id, (T Value, TKey Key) of)
    {
        if (TKeySlot.IsNaN(of.Key))
        {
            return;
        }

        var (stamp, key) = (new Stamp<TId, TIdSlot>(time, known, id), TKeySlot.Canonical(of.Key));
        var after = Search(stamp);
        if (after < _steps.Count && !Beats(key, _steps[after].Key))
        {
            return;
        }

        // What is not newer and not better can never again be chosen; nor what shares its place, where every window holds both.
        var (kept, end) = (grain.Floor(time), after);
        while (end < _steps.Count && _steps[end].Kept == kept)
        {
            end++;
        }

        var begin = after;
        while (begin > 0 && !Beats(_steps[begin - 1].Key, key))
        {
            begin--;
        }

        // An older one of the same place that is better stays, and this one is never chosen.
        if (begin > 0 && _steps[begin - 1].Kept == kept)
        {
            return;
        }

        _steps.RemoveRange(begin, end - begin);
        _steps.Insert(begin, (kept, stamp, key, of.Value));
        if (_steps.Count >= _trimAt)
        {
            Trim();
            _trimAt = Math.Max(16, _steps.Count * 2);
        }
    }

    /// <inheritdoc/>
    internal override void Write(PackWriter output)
    {
        Trim();
        var section = output.Begin();
        PackedTimes.Write(output, _steps.ConvertAll(s => s.Kept).ToArray(), grain.Step);
        foreach (var step in _steps)
        {
            output.Slot<T, TSlot>(step.Value);
        }

        foreach (var step in _steps)
        {
            output.Slot<TKey, TKeySlot>(step.Key);
            step.Stamp.Write(output);
        }

        output.End(section);
    }

    /// <inheritdoc/>
    internal override void Read(scoped ref PackReader input)
    {
        var section = input.Section();
        var packed = TimedValues<T, TSlot>.TakeFrom(ref section);
        _steps.Clear();
        for (var i = 0; i < packed.Count; i++)
        {
            var key = section.Slot<TKey, TKeySlot>();
            _steps.Add((packed.TimeAt(i), Stamp<TId, TIdSlot>.Read(ref section), key, packed.At(i)));
        }
    }

    private bool Beats(TKey a, TKey b)
    {
        var order = TKeySlot.Compare(a, b);
        return greatest ? order > 0 : order < 0;
    }

    // The first step that is newer.
    private int Search(in Stamp<TId, TIdSlot> stamp)
    {
        var (low, high) = (0, _steps.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _steps[middle].Stamp.CompareTo(stamp) < 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private void Trim()
    {
        var cut = grain.Cut(clock.EarliestAsOf);
        var drop = _steps.FindIndex(s => s.Kept >= cut);
        _steps.RemoveRange(0, drop < 0 ? _steps.Count : drop);
    }
}
