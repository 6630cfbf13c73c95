namespace FeatureDsl.Serving.Tests;

public sealed class EntryListTests
{
    [Fact]
    public void Entries_move_between_lists_and_keep_the_order_of_last_use()
    {
        var (clean, dirty) = (new EntryList(), new EntryList());
        var entries = Enumerable.Range(0, 4).Select(_ => new StateEntry(null!, default, default, default)).ToArray();
        foreach (var entry in entries)
        {
            clean.Touch(entry);
        }

        clean.Touch(entries[1]);
        dirty.Touch(entries[2]);
        Assert.Equal([entries[1], entries[3], entries[0]], Walk(clean));
        Assert.Equal([entries[2]], Walk(dirty));

        clean.Remove(entries[0]);
        clean.Touch(entries[2]);
        Assert.Equal([entries[2], entries[1], entries[3]], Walk(clean));
        Assert.Equal((3, 0), (clean.Count, dirty.Count));
        Assert.Null(dirty.Newest);
    }

    private static List<StateEntry> Walk(EntryList list)
    {
        var walked = new List<StateEntry>();
        for (var entry = list.Newest; entry is not null; entry = entry.Older)
        {
            walked.Add(entry);
        }

        return walked;
    }
}
