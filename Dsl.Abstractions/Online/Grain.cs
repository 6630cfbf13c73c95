namespace FeatureDsl.Online;

/// <summary>
/// How finely a state tells event times apart, and for how long it needs them. A window is always a suffix of an entity's events, so only its old edge
/// matters: where every old edge lies on a multiple of <see cref="Step"/>, times may be rounded down to it.
/// </summary>
/// <param name="Step">The greatest common step of the old edges in microseconds: 1 for exact windows, 0 where no window has an old edge.</param>
/// <param name="Reach">How many microseconds before as-of the oldest of the edges can lie.</param>
public readonly record struct Grain(long Step, long Reach)
{
    /// <summary>For windows without an old edge: all times are one.</summary>
    public static readonly Grain All = new(0, long.MaxValue);

    /// <summary>The time by which an event is kept.</summary>
    public long Floor(long time) => Step switch
    {
        0 => 0,
        1 => time,
        _ => FloorTo(time, Step),
    };

    /// <summary>Kept times before this one can no longer lie in any window.</summary>
    /// <param name="earliestAsOf">The earliest instant that can still be asked about.</param>
    public long Cut(long earliestAsOf) => Step == 0 || earliestAsOf < long.MinValue + Reach ? long.MinValue : Floor(earliestAsOf - Reach);

    /// <summary>The old edge of a window.</summary>
    /// <param name="asOf">The instant that is asked about.</param>
    /// <param name="span">The length of the window.</param>
    /// <param name="hop">The step of its old edge; 0 for an exact one.</param>
    public static long Start(long asOf, long span, long hop) => hop == 0 ? asOf - span : FloorTo(asOf - span, hop);

    private static long FloorTo(long time, long step)
    {
        var rest = time % step;
        return rest < 0 ? time - rest - step : time - rest;
    }
}
