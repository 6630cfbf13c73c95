namespace FeatureDsl.Online;

/// <summary>
/// The sessions of an entity, each as the times of its first and its last event. That is all there is to know: an event that comes late falls into a session, makes one longer,
/// begins one of its own, or joins two. Sessions that ended before any window that can still be asked about are forgotten; what would join them lies before these windows too.
/// </summary>
/// <param name="clock">How far time has come.</param>
/// <param name="gap">After how many microseconds without an event a session is over.</param>
/// <param name="reach">How many microseconds before as-of an event can still matter.</param>
public sealed class SessionsState(StateClock clock, long gap, long reach) : StateCell
{
    // Ascending, each at least a gap after the one before.
    private readonly List<(long First, long Last)> _sessions = [];

    /// <summary>Adds an event.</summary>
    public void Add(long time)
    {
        // The first session that does not end a gap or more before the event, and the first that begins a gap or more after it.
        var from = _sessions.Count;
        while (from > 0 && time - _sessions[from - 1].Last < gap)
        {
            from--;
        }

        var to = from;
        while (to < _sessions.Count && _sessions[to].First - time < gap)
        {
            to++;
        }

        if (from == to)
        {
            _sessions.Insert(from, (time, time));
            Trim();
            return;
        }

        _sessions[from] = (Math.Min(_sessions[from].First, time), Math.Max(_sessions[to - 1].Last, time));
        _sessions.RemoveRange(from + 1, to - from - 1);
    }

    /// <inheritdoc/>
    internal override void Write(PackWriter output)
    {
        Trim();
        PackedTimes.Write(output, _sessions.ConvertAll(s => s.First).ToArray(), 1);
        PackedTimes.Write(output, _sessions.ConvertAll(s => s.Last).ToArray(), 1);
    }

    /// <inheritdoc/>
    internal override void Read(scoped ref PackReader input)
    {
        var firsts = PackedTimes.Take(ref input);
        var lasts = PackedTimes.Take(ref input);
        _sessions.Clear();
        for (var i = 0; i < firsts.Count; i++)
        {
            _sessions.Add((firsts.At(i), lasts.At(i)));
        }
    }

    private void Trim()
    {
        var cut = new Grain(1, reach).Cut(clock.EarliestAsOf);
        var ended = _sessions.FindIndex(s => s.Last >= cut);
        _sessions.RemoveRange(0, ended < 0 ? _sessions.Count : ended);
    }
}
