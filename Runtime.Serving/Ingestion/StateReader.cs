namespace FeatureDsl.Serving;

/// <summary>Reads back the states that the cache lacks, many in one round trip.</summary>
internal sealed class StateReader(RedisOnlineStore store, StateCache cache)
{
    // Large enough to hide the round trip, small enough that other clients of the server are not kept waiting.
    private const int KeysPerCall = 512;

    public long Read { get; private set; }

    /// <summary>Fills entries. Where that fails, none of them stays in the cache.</summary>
    public async ValueTask FillAsync(IReadOnlyList<StateEntry> entries, CancellationToken cancellation)
    {
        try
        {
            var calls = entries.Chunk(KeysPerCall).Select(chunk => FillChunkAsync(chunk, cancellation)).ToList();
            await Task.WhenAll(calls).ConfigureAwait(false);
        }
        finally
        {
            foreach (var entry in entries.Where(e => e.State is null && e.Fault is null))
            {
                cache.Forget(entry);
            }
        }
    }

    private async Task FillChunkAsync(StateEntry[] entries, CancellationToken cancellation)
    {
        var states = await store.ReadSlotAsync(Array.ConvertAll(entries, e => e.Name), cancellation).ConfigureAwait(false);
        lock (cache)
        {
            for (var i = 0; i < entries.Length; i++)
            {
                Fill(entries[i], states[i]);
            }
        }
    }

    private void Fill(StateEntry entry, ReadOnlyMemory<byte> packed)
    {
        var state = entry.Slot.View.NewState();
        try
        {
            if (!packed.IsEmpty)
            {
                state.Read(packed.Span);
            }

            entry.State = state;
        }
        catch (FeatureDslException e)
        {
            entry.Fault = $"The stored state of {entry.Slot.View.Name} for {entry.Key.Key} (key '{entry.Name}') cannot be used: {e.Message}";
        }

        Read++;
        cache.MarkRead(entry, packed.Length);
    }
}
