namespace FeatureDsl.Online;

/// <summary>
/// The different values that were seen last, each with the newest event that has it. A window is a suffix of the events, so those of every window are a
/// suffix of these; and a value that falls out of the last so many can come back only by a newer event.
/// </summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <typeparam name="TSlot">How it is packed, and which values count as equal.</typeparam>
/// <typeparam name="TId">The type of the event id.</typeparam>
/// <typeparam name="TIdSlot">How the id is packed and compared.</typeparam>
/// <param name="limit">How many.</param>
public sealed class LastDistinctState<T, TSlot, TId, TIdSlot>(int limit) : StateCell
    where TSlot : struct, ISlot<T>
    where TIdSlot : struct, ISlot<TId>
{
    private readonly List<(Stamp<TId, TIdSlot> Stamp, T Value)> _newest = [];

    /// <summary>Adds the value of an event.</summary>
    public void Add(long time, long known, TId id, T value)
    {
        var (stamp, canonical) = (new Stamp<TId, TIdSlot>(time, known, id), TSlot.Canonical(value));
        var same = _newest.FindIndex(e => EqualityComparer<T>.Default.Equals(e.Value, canonical));
        if (same >= 0)
        {
            if (_newest[same].Stamp.CompareTo(stamp) >= 0)
            {
                return;
            }

            _newest.RemoveAt(same);
        }

        var index = _newest.Count;
        while (index > 0 && _newest[index - 1].Stamp.CompareTo(stamp) > 0)
        {
            index--;
        }

        _newest.Insert(index, (stamp, canonical));
        if (_newest.Count > limit)
        {
            _newest.RemoveAt(0);
        }
    }

    /// <inheritdoc/>
    internal override void Write(PackWriter output)
    {
        var section = output.Begin();
        PackedTimes.Write(output, _newest.ConvertAll(e => e.Stamp.Time).ToArray(), 1);
        foreach (var (_, value) in _newest)
        {
            output.Slot<T, TSlot>(value);
        }

        foreach (var (stamp, _) in _newest)
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
        _newest.Clear();
        for (var i = 0; i < packed.Count; i++)
        {
            _newest.Add((Stamp<TId, TIdSlot>.Read(ref section), packed.At(i)));
        }
    }
}
