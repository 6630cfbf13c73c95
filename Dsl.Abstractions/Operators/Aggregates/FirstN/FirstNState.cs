namespace FeatureDsl.Online;

/// <summary>The oldest few events of every window: for each place that an old edge can have, so many of the oldest events that happened there.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <typeparam name="TSlot">How it is packed.</typeparam>
/// <typeparam name="TId">The type of the event id.</typeparam>
/// <typeparam name="TIdSlot">How the id is packed and compared.</typeparam>
/// <param name="clock">Says what can still be asked.</param>
/// <param name="grain">How finely, and how far back, windows look.</param>
/// <param name="limit">How many.</param>
public sealed class FirstNState<T, TSlot, TId, TIdSlot>(StateClock clock, Grain grain, int limit) : StateCell
    where TSlot : struct, ISlot<T>
    where TIdSlot : struct, ISlot<TId>
{
    private readonly List<(long Kept, Stamp<TId, TIdSlot> Stamp, T Value)> _oldest = [];
    private int _trimAt = 64;

    /// <summary>Adds an event.</summary>
    public void Add(long time, long known, TId id, T value)
    {
        var (kept, stamp) = (grain.Floor(time), new Stamp<TId, TIdSlot>(time, known, id));
        var index = _oldest.Count;
        while (index > 0 && _oldest[index - 1].Stamp.CompareTo(stamp) > 0)
        {
            index--;
        }

        // Events of one place stand side by side: where so many are older than this one, it can never be among the first of a window.
        if (index >= limit && _oldest[index - limit].Kept == kept)
        {
            return;
        }

        _oldest.Insert(index, (kept, stamp, value));
        var end = _oldest.FindIndex(index, e => e.Kept != kept);
        end = end < 0 ? _oldest.Count : end;
        if (end > limit && _oldest[end - 1 - limit].Kept == kept)
        {
            _oldest.RemoveAt(end - 1);
        }

        if (_oldest.Count >= _trimAt)
        {
            Trim();
            _trimAt = Math.Max(64, _oldest.Count * 2);
        }
    }

    /// <inheritdoc/>
    internal override void Write(PackWriter output)
    {
        Trim();
        var section = output.Begin();
        PackedTimes.Write(output, _oldest.ConvertAll(e => e.Kept).ToArray(), grain.Step);
        foreach (var (_, _, value) in _oldest)
        {
            output.Slot<T, TSlot>(value);
        }

        foreach (var (_, stamp, _) in _oldest)
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
            _oldest.Add((packed.TimeAt(i), Stamp<TId, TIdSlot>.Read(ref section), packed.At(i)));
        }
    }

    private void Trim()
    {
        var cut = grain.Cut(clock.EarliestAsOf);
        var drop = _oldest.FindIndex(e => e.Kept >= cut);
        _oldest.RemoveRange(0, drop < 0 ? _oldest.Count : drop);
    }
}
