namespace FeatureDsl.Online;

/// <summary>The value of the newest event: it is that of every window the event lies in.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <typeparam name="TSlot">How it is packed.</typeparam>
/// <typeparam name="TId">The type of the event id.</typeparam>
/// <typeparam name="TIdSlot">How the id is packed and compared.</typeparam>
public sealed class LastState<T, TSlot, TId, TIdSlot> : StateCell
    where TSlot : struct, ISlot<T>
    where TIdSlot : struct, ISlot<TId>
{
    private (Stamp<TId, TIdSlot> Stamp, T Value)? _newest;

    /// <summary>Adds an event.</summary>
    public void Add(long time, long known, TId id, T value)
    {
        var stamp = new Stamp<TId, TIdSlot>(time, known, id);
        if (_newest is not { } newest || stamp.CompareTo(newest.Stamp) > 0)
        {
            _newest = (stamp, value);
        }
    }

    /// <inheritdoc/>
    internal override void Write(PackWriter output)
    {
        var section = output.Begin();
        ReadOnlySpan<long> times = _newest is { } n ? [n.Stamp.Time] : [];
        PackedTimes.Write(output, times, 1);
        if (_newest is { } newest)
        {
            output.Slot<T, TSlot>(newest.Value);
            newest.Stamp.Write(output);
        }

        output.End(section);
    }

    /// <inheritdoc/>
    internal override void Read(scoped ref PackReader input)
    {
        var section = input.Section();
        var packed = TimedValues<T, TSlot>.TakeFrom(ref section);
        _newest = packed.Count == 0 ? null : (Stamp<TId, TIdSlot>.Read(ref section), packed.At(0));
    }
}
