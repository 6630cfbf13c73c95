namespace FeatureDsl.Online;

/// <summary>What orders events: (event time, known time, event id).</summary>
/// <typeparam name="TId">The type of the event id.</typeparam>
/// <typeparam name="TIdSlot">How it is packed and compared.</typeparam>
/// <param name="Time">The event time.</param>
/// <param name="Known">The known time.</param>
/// <param name="Id">The event id.</param>
internal readonly record struct Stamp<TId, TIdSlot>(long Time, long Known, TId Id) : IComparable<Stamp<TId, TIdSlot>>
    where TIdSlot : struct, ISlot<TId>
{
    public int CompareTo(Stamp<TId, TIdSlot> other)
    {
        var byTime = Time.CompareTo(other.Time);
        var byKnown = byTime != 0 ? byTime : Known.CompareTo(other.Known);
        return byKnown != 0 ? byKnown : TIdSlot.Compare(Id, other.Id);
    }

    public void Write(PackWriter output)
    {
        output.Int64(Time);
        output.Int64(Known);
        output.Slot<TId, TIdSlot>(Id);
    }

    public static Stamp<TId, TIdSlot> Read(scoped ref PackReader input) => new(input.Int64(), input.Int64(), input.Slot<TId, TIdSlot>());
}
