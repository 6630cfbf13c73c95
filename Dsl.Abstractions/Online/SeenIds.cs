namespace FeatureDsl.Online;

/// <summary>The event ids that became known within the source's horizon: further records of one of them are repeats.</summary>
/// <typeparam name="TId">The type of the event id.</typeparam>
/// <typeparam name="TIdSlot">How it is packed.</typeparam>
/// <param name="horizon">In microseconds.</param>
public sealed class SeenIds<TId, TIdSlot>(long horizon) : StateCell
    where TId : notnull
    where TIdSlot : struct, ISlot<TId>
{
    private readonly Dictionary<TId, long> _firstKnown = [];
    private long _newest = long.MinValue;
    private int _pruneAt = 64;

    /// <summary>Whether a record is the first of its id; it is then remembered.</summary>
    public bool Admit(TId id, long known)
    {
        if (_firstKnown.TryGetValue(id, out var first) && Math.Abs(known - first) <= horizon)
        {
            return false;
        }

        _firstKnown[id] = known;
        _newest = Math.Max(_newest, known);
        if (_firstKnown.Count >= _pruneAt)
        {
            Prune();
            _pruneAt = Math.Max(64, _firstKnown.Count * 2);
        }

        return true;
    }

    /// <inheritdoc/>
    internal override void Write(PackWriter output)
    {
        Prune();
        var section = output.Begin();
        output.Int64(_newest);
        output.Int32(_firstKnown.Count);
        foreach (var (id, known) in _firstKnown)
        {
            output.Slot<TId, TIdSlot>(id);
            output.Int64(known);
        }

        output.End(section);
    }

    /// <inheritdoc/>
    internal override void Read(scoped ref PackReader input)
    {
        var section = input.Section();
        _firstKnown.Clear();
        _newest = section.IsEmpty ? long.MinValue : section.Int64();
        for (var left = section.IsEmpty ? 0 : section.Int32(); left > 0; left--)
        {
            var id = section.Slot<TId, TIdSlot>();
            _firstKnown[id] = section.Int64();
        }
    }

    private void Prune()
    {
        foreach (var (id, known) in _firstKnown)
        {
            if (known < _newest - horizon)
            {
                _firstKnown.Remove(id);
            }
        }
    }
}
