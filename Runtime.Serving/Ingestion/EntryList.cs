namespace FeatureDsl.Serving;

/// <summary>Entries by last use; the links are in the entries, so that moving one allocates nothing.</summary>
internal sealed class EntryList
{
    public int Count { get; private set; }

    public StateEntry? Newest { get; private set; }

    public StateEntry? Oldest { get; private set; }

    /// <summary>Puts an entry to the front, taking it off the list it is on.</summary>
    public void Touch(StateEntry entry)
    {
        if (ReferenceEquals(Newest, entry))
        {
            return;
        }

        entry.List?.Remove(entry);
        entry.List = this;
        entry.Older = Newest;
        if (Newest is null)
        {
            Oldest = entry;
        }
        else
        {
            Newest.Newer = entry;
        }

        Newest = entry;
        Count++;
    }

    public void Remove(StateEntry entry)
    {
        if (entry.Newer is { } newer)
        {
            newer.Older = entry.Older;
        }
        else
        {
            Newest = entry.Older;
        }

        if (entry.Older is { } older)
        {
            older.Newer = entry.Newer;
        }
        else
        {
            Oldest = entry.Newer;
        }

        entry.Newer = entry.Older = null;
        entry.List = null;
        Count--;
    }
}
