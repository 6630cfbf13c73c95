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
    private readonly PlacedEvents<T, TSlot, TId, TIdSlot> _oldest = new(clock, grain);

    /// <summary>Adds an event.</summary>
    public void Add(long time, long known, TId id, T value)
    {
        var stamp = new Stamp<TId, TIdSlot>(time, known, id);
        var (first, at, end) = _oldest.Find(time, stamp);

        // Where so many events of its place are older than this one, it can never be among the first of a window.
        if (at - first >= limit)
        {
            return;
        }

        if (end - first >= limit)
        {
            _oldest.RemoveAt(end - 1);
        }

        _oldest.Insert(at, time, stamp, value);
    }

    /// <inheritdoc/>
    internal override void Write(PackWriter output) => _oldest.Write(output);

    /// <inheritdoc/>
    internal override void Read(scoped ref PackReader input) => _oldest.Read(ref input);
}
