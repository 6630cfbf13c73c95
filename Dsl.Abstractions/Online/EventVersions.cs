namespace FeatureDsl.Online;

/// <summary>What a version of an event does to a state.</summary>
public enum VersionOutcome
{
    /// <summary>Nothing: a later version of the event, or the same one, was applied before.</summary>
    Stale,

    /// <summary>It is the only one of its event so far, and is added.</summary>
    Adds,

    /// <summary>It is kept, and what the state has of the event is settled before the state is written.</summary>
    Waits,
}

/// <summary>
/// The events of a source with corrections, each in the version known last: with its columns, for as long as a window can still see it. A correction cannot be taken
/// out of most states (the least value forgets the second least), so these are made anew from here.
/// </summary>
/// <typeparam name="TRow">The source.</typeparam>
/// <typeparam name="TId">The type of the event id.</typeparam>
/// <typeparam name="TIdSlot">How the id is packed.</typeparam>
/// <param name="clock">How far time has come.</param>
/// <param name="reach">How many microseconds before as-of an event can still matter; <see langword="null"/> for without end.</param>
/// <param name="horizon">For how many microseconds versions that no window sees are kept all the same, so that an older version that arrives late does not come back.</param>
/// <param name="hasLate">Whether columns become known later than their row.</param>
public abstract class EventVersions<TRow, TId, TIdSlot>(StateClock clock, long? reach, long horizon, bool hasLate = false) : StateCell
    where TRow : class, IRow
    where TId : notnull
    where TIdSlot : struct, ISlot<TId>
{
    private readonly Dictionary<TId, Version> _last = [];
    private int _pruneAt = 64;

    /// <summary>Whether the other states have to be made anew from <see cref="Standing"/>.</summary>
    public bool MustSettle { get; private set; }

    /// <summary>Takes a version.</summary>
    /// <param name="id">The event.</param>
    /// <param name="row">The version.</param>
    /// <param name="time">Its event time.</param>
    /// <param name="known">Its known time.</param>
    public VersionOutcome Put(TId id, TRow row, long time, long known)
    {
        var kept = row.RowDeleted ? null : row;
        var version = new Version(time, known, hasLate && kept is not null ? Instants.ToMicros(RowVersions.SeenFrom(row)) : known, kept);
        if (_last.TryGetValue(id, out var last))
        {
            if (!IsLater(version, last))
            {
                return VersionOutcome.Stale;
            }

            MustSettle |= last.Row is not null;
        }
        else if (version.Seen > known && known < Before(clock.EarliestAsOf, horizon))
        {
            // What is filled into a record that no window sees any more, or that was replaced by one that is forgotten.
            return VersionOutcome.Stale;
        }

        _last[id] = version;
        if (_last.Count >= _pruneAt)
        {
            Prune();
            _pruneAt = Math.Max(64, _last.Count * 2);
        }

        return MustSettle || kept is null ? VersionOutcome.Waits : VersionOutcome.Adds;
    }

    /// <summary>Every event that stands, by event time. The other states are to be made of these, and of nothing else.</summary>
    public IReadOnlyList<(TRow Row, long Time, long Known)> Standing()
    {
        MustSettle = false;
        return [.. _last.Values.Where(v => v.Row is not null).OrderBy(v => v.Time).Select(v => (v.Row!, v.Time, v.Known))];
    }

    /// <inheritdoc/>
    internal override void Write(PackWriter output)
    {
        Prune();
        var section = output.Begin();
        output.Int32(_last.Count);
        foreach (var (id, (time, known, seen, row)) in _last)
        {
            output.Slot<TId, TIdSlot>(id);
            output.Int64(time);
            output.Int64(known);
            if (hasLate)
            {
                output.Int64(seen);
            }

            output.Byte(row is null ? 0 : 1);
            if (row is not null)
            {
                WriteRow(new SlotWriter(output), row);
            }
        }

        output.End(section);
    }

    /// <inheritdoc/>
    internal override void Read(scoped ref PackReader input)
    {
        var section = input.Section();
        _last.Clear();
        MustSettle = false;
        for (var left = section.IsEmpty ? 0 : section.Int32(); left > 0; left--)
        {
            var (id, time, known) = (section.Slot<TId, TIdSlot>(), section.Int64(), section.Int64());
            var seen = hasLate ? section.Int64() : known;
            _last[id] = new(time, known, seen, section.Byte() == 0 ? null : ReadRow(ref section));
        }
    }

    /// <summary>Packs the columns that the view needs.</summary>
    protected abstract void WriteRow(SlotWriter output, TRow row);

    /// <summary>Makes a row with these columns; the others do not matter.</summary>
    protected abstract TRow ReadRow(scoped ref PackReader packed);

    // Of versions known at one instant, one that says something comes before one that takes back, then the later event time, and then the one that says more.
    private static bool IsLater(Version version, Version last) =>
        version.Known != last.Known ? version.Known > last.Known
        : (version.Row is null) != (last.Row is null) ? version.Row is not null
        : version.Time != last.Time ? version.Time > last.Time
        : version.Seen > last.Seen;

    private void Prune()
    {
        var now = clock.EarliestAsOf;
        var (start, remembered) = (reach is { } span ? Before(now, span) : long.MinValue, Before(now, horizon));
        foreach (var (id, (time, _, seen, row)) in _last)
        {
            if ((row is null || time < start) && seen < remembered)
            {
                _last.Remove(id);
            }
        }
    }

    // Seen: from when all that it says is known.
    private readonly record struct Version(long Time, long Known, long Seen, TRow? Row);

    private static long Before(long now, long span) => now < long.MinValue + span ? long.MinValue : now - span;
}
