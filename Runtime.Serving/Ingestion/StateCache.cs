namespace FeatureDsl.Serving;

/// <summary>The states in memory, within bounds: unchanged ones leave by last use, changed ones stay until they are written.</summary>
internal sealed class StateCache(OnlineApplierOptions options)
{
    private readonly EntryList _clean = new();
    private readonly EntryList _dirty = new();
    private long _bytes;

    public long Evicted { get; private set; }

    public int DirtyCount => _dirty.Count;

    public bool IsOverfull => _clean.Count + _dirty.Count > options.MaxCachedStates || _bytes > options.MaxCachedBytes;

    /// <summary>The changed states, first changed first.</summary>
    public List<StateEntry> Dirty()
    {
        var entries = new List<StateEntry>(_dirty.Count);
        for (var entry = _dirty.Oldest; entry is not null; entry = entry.Newer)
        {
            entries.Add(entry);
        }

        return entries;
    }

    /// <summary>A state (or the fact that it is corrupt) was read.</summary>
    public void MarkRead(StateEntry entry, int bytes)
    {
        Resize(entry, bytes);
        _clean.Touch(entry);
    }

    /// <summary>It was used. A changed state cannot leave anyway, so its place does not matter.</summary>
    public void Touch(StateEntry entry)
    {
        if (!entry.IsDirty)
        {
            entry.List?.Touch(entry);
        }
    }

    public void MarkDirty(StateEntry entry)
    {
        if (!entry.IsDirty)
        {
            entry.IsDirty = true;
            _dirty.Touch(entry);
        }
    }

    public void MarkWritten(StateEntry entry, int bytes)
    {
        Resize(entry, bytes);
        entry.IsDirty = false;
        _clean.Touch(entry);
    }

    public void Trim()
    {
        while (IsOverfull && _clean.Oldest is { } oldest)
        {
            Forget(oldest);
            Evicted++;
        }
    }

    /// <summary>Takes out an entry, also one that is on no list because reading it failed.</summary>
    public void Forget(StateEntry entry)
    {
        Resize(entry, 0);
        entry.List?.Remove(entry);
        entry.Slot.Entries.Remove(entry.Parts);
    }

    private void Resize(StateEntry entry, int bytes)
    {
        _bytes += bytes - entry.Bytes;
        entry.Bytes = bytes;
    }
}
