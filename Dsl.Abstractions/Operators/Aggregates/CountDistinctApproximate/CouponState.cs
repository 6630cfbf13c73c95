namespace FeatureDsl.Online;

/// <summary>
/// A HyperLogLog whose window slides: each coupon with the latest time it was seen, but none that a greater one of its register was seen with as lately. So a
/// register keeps few of them, and one only where the window has no old edge. (The idea: Chabchoub and Hebrail, "Sliding HyperLogLog", 2010.)
/// </summary>
public sealed class CouponState(StateClock clock, Grain grain) : StateCell
{
    private readonly Dictionary<int, long> _latest = [];
    private int _trimAt = 64;

    /// <summary>Adds the coupon of an event.</summary>
    public void Add(long time, int coupon)
    {
        var kept = grain.Floor(time);
        if (!_latest.TryGetValue(coupon, out var latest) || latest < kept)
        {
            _latest[coupon] = kept;
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
        var sorted = _latest.OrderBy(c => c.Value).ThenBy(c => c.Key).ToArray();
        PackedTimes.Write(output, Array.ConvertAll(sorted, c => c.Value), grain.Step);
        foreach (var (coupon, _) in sorted)
        {
            output.Slot<int, Int32Slot>(coupon);
        }

        output.End(section);
    }

    /// <inheritdoc/>
    internal override void Read(scoped ref PackReader input)
    {
        var packed = TimedValues<int, Int32Slot>.Take(ref input);
        _latest.Clear();
        for (var i = 0; i < packed.Count; i++)
        {
            _latest[packed.At(i)] = packed.TimeAt(i);
        }
    }

    private void Trim()
    {
        var (cut, register, latest) = (grain.Cut(clock.EarliestAsOf), -1, 0L);
        foreach (var coupon in _latest.Keys.OrderDescending().ToArray())
        {
            // Register by register, the greatest first: the next one counts only where it was seen later than all those.
            if (Coupons.RegisterOf(coupon) != register)
            {
                (register, latest) = (Coupons.RegisterOf(coupon), long.MinValue);
            }

            var time = _latest[coupon];
            if (time < cut || time <= latest)
            {
                _latest.Remove(coupon);
            }
            else
            {
                latest = time;
            }
        }
    }
}
