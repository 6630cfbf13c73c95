namespace FeatureDsl.Online;

/// <summary>The packed form of a <see cref="SessionsState"/>.</summary>
public readonly ref struct Sessions
{
    private readonly PackedTimes _firsts;
    private readonly PackedTimes _lasts;

    private Sessions(PackedTimes firsts, PackedTimes lasts)
    {
        _firsts = firsts;
        _lasts = lasts;
    }

    /// <summary>Takes the section.</summary>
    public static Sessions Take(scoped ref PackReader input)
    {
        var firsts = PackedTimes.Take(ref input);
        return new(firsts, PackedTimes.Take(ref input));
    }

    /// <summary>The old edge of the session that is open at <paramref name="asOf"/>: the time of its first event, or <paramref name="asOf"/> itself where none is open.</summary>
    /// <param name="asOf">The instant that is asked about.</param>
    /// <param name="gap">After how many microseconds without an event a session is over.</param>
    /// <param name="longest">How many microseconds before <paramref name="asOf"/> the edge lies at most.</param>
    public long Start(long asOf, long gap, long longest) =>
        _lasts.Count == 0 || asOf - _lasts.At(_lasts.Count - 1) >= gap ? asOf : Math.Max(_firsts.At(_firsts.Count - 1), asOf - longest);
}
