namespace FeatureDsl.Online;

/// <summary>
/// The least (or greatest) value of every window: only the values that no newer (or equally old) value beats. From old to new they get worse, so the
/// best value of a window is the first one in it.
/// </summary>
/// <typeparam name="T">The type of a value.</typeparam>
/// <typeparam name="TSlot">How it is packed and compared.</typeparam>
public sealed class ExtremeState<T, TSlot>(StateClock clock, Grain grain, bool greatest) : StateCell
    where T : struct
    where TSlot : struct, ISlot<T>
{
    private readonly List<(long Time, T Value)> _steps = [];
    private int _trimAt = 16;

    /// <summary>Adds the value of an event, if there is one.</summary>
    public void Add(long time, T? value)
    {
        if (value is { } present)
        {
            Add(time, present);
        }
    }

    /// <summary>Adds the value of an event.</summary>
    public void Add(long time, T value)
    {
        if (TSlot.IsNaN(value))
        {
            return;
        }

        var (kept, canonical) = (grain.Floor(time), TSlot.Canonical(value));
        var after = Search(kept);
        if (after < _steps.Count && !Beats(canonical, _steps[after].Value))
        {
            return;
        }

        // What is not newer and not better can never again be the best of a window.
        var end = after < _steps.Count && _steps[after].Time == kept ? after + 1 : after;
        var begin = after;
        while (begin > 0 && !Beats(_steps[begin - 1].Value, canonical))
        {
            begin--;
        }

        _steps.RemoveRange(begin, end - begin);
        _steps.Insert(begin, (kept, canonical));
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
        PackedTimes.Write(output, _steps.ConvertAll(s => s.Time).ToArray(), grain.Step);
        foreach (var (_, value) in _steps)
        {
            output.Slot<T, TSlot>(value);
        }

        output.End(section);
    }

    /// <inheritdoc/>
    internal override void Read(scoped ref PackReader input)
    {
        var packed = TimedValues<T, TSlot>.Take(ref input);
        _steps.Clear();
        for (var i = 0; i < packed.Count; i++)
        {
            _steps.Add((packed.TimeAt(i), packed.At(i)));
        }
    }

    private bool Beats(T a, T b)
    {
        var order = TSlot.Compare(a, b);
        return greatest ? order > 0 : order < 0;
    }

    // The first step that is not older.
    private int Search(long time)
    {
        var (low, high) = (0, _steps.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _steps[middle].Time < time ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private void Trim()
    {
        var cut = grain.Cut(clock.EarliestAsOf);
        _steps.RemoveRange(0, Search(cut));
    }
}
