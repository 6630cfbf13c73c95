namespace FeatureDsl.Online;

/// <summary>
/// The different values that are seen first in every window, each with the oldest event that has it: for each place that an old edge can have, so many of the different values that
/// were seen first there. An event that comes behind another with its value in its place, or behind so many different ones, does so in every window that holds it.
/// </summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <typeparam name="TSlot">How it is packed, and which values count as equal.</typeparam>
/// <typeparam name="TId">The type of the event id.</typeparam>
/// <typeparam name="TIdSlot">How the id is packed and compared.</typeparam>
/// <param name="clock">Says what can still be asked.</param>
/// <param name="grain">How finely, and how far back, windows look.</param>
/// <param name="limit">How many.</param>
public sealed class FirstDistinctState<T, TSlot, TId, TIdSlot>(StateClock clock, Grain grain, int limit) : StateCell
    where TSlot : struct, ISlot<T>
    where TIdSlot : struct, ISlot<TId>
{
    private readonly PlacedEvents<T, TSlot, TId, TIdSlot> _oldest = new(clock, grain);

    /// <summary>Adds the value of an event.</summary>
    public void Add(long time, long known, TId id, T value)
    {
        var (stamp, canonical) = (new Stamp<TId, TIdSlot>(time, known, id), TSlot.Canonical(value));
        var (first, at, end) = _oldest.Find(time, stamp);
        var same = first;
        while (same < end && !EqualityComparer<T>.Default.Equals(_oldest.At(same), canonical))
        {
            same++;
        }

        if (same < at || at - first >= limit)
        {
            return;
        }

        // The newer event of the value, or else what is one value too many.
        if (same < end || end - first >= limit)
        {
            _oldest.RemoveAt(Math.Min(same, end - 1));
        }

        _oldest.Insert(at, time, stamp, canonical);
    }

    /// <inheritdoc/>
    internal override void Write(PackWriter output) => _oldest.Write(output);

    /// <inheritdoc/>
    internal override void Read(scoped ref PackReader input) => _oldest.Read(ref input);
}
