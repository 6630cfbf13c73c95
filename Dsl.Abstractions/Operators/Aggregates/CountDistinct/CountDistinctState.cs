namespace FeatureDsl.Online;

/// <summary>Different values: each with the latest time it was seen. A window holds those whose latest time is not before its old edge.</summary>
/// <typeparam name="T">The type of a value.</typeparam>
/// <typeparam name="TSlot">How it is packed.</typeparam>
public sealed class CountDistinctState<T, TSlot>(StateClock clock, Grain grain) : StateCell
    where T : notnull
    where TSlot : struct, ISlot<T>
{
    private readonly Dictionary<T, long> _latest = [];
    private int _trimAt = 64;

    /// <summary>Adds the value of an event.</summary>
    public void Add(long time, T value)
    {
        var (kept, canonical) = (grain.Floor(time), TSlot.Canonical(value));
        if (!_latest.TryGetValue(canonical, out var latest) || latest < kept)
        {
            _latest[canonical] = kept;
        }

        if (_latest.Count >= _trimAt)
        {
            Trim();
            _trimAt = Math.Max(64, _latest.Count * 2);
        }
    }

    /// <inheritdoc/>
    internal override void Write(PackWriter output)
    {
        Trim();
        var section = output.Begin();
        var (times, values) = (_latest.Values.ToArray(), _latest.Keys.ToArray());
        Array.Sort(times, values);
        PackedTimes.Write(output, times, grain.Step);
        foreach (var value in values)
        {
            output.Slot<T, TSlot>(value);
        }

        output.End(section);
    }

    /// <inheritdoc/>
    internal override void Read(scoped ref PackReader input)
    {
        var packed = TimedValues<T, TSlot>.Take(ref input);
        _latest.Clear();
        for (var i = 0; i < packed.Count; i++)
        {
            _latest[packed.At(i)] = packed.TimeAt(i);
        }
    }

    private void Trim()
    {
        var cut = grain.Cut(clock.EarliestAsOf);
        foreach (var (value, time) in _latest)
        {
            if (time < cut)
            {
                _latest.Remove(value);
            }
        }
    }
}
