using System.Buffers;
using StackExchange.Redis;

namespace FeatureDsl.Serving;

/// <summary>Writes changed states in atomic batches, each guarded by the writer's epoch.</summary>
internal sealed class StateFlusher(RedisOnlineStore store, WriterLease lease, StateCache cache, OnlineApplierOptions options)
{
    // Some servers let a batch fail because an unrelated key shares a bucket with the epoch; nothing was written then, so it is tried again.
    private const int Attempts = 5;

    private readonly List<int> _ends = [];
    private ArrayBufferWriter<byte> _packed = new(1 << 16);

    public long Written { get; private set; }

    public async Task FlushAsync(List<StateEntry> entries, CancellationToken cancellation)
    {
        for (var start = 0; start < entries.Count;)
        {
            var count = Pack(entries, start);
            try
            {
                await WriteAsync(entries, start, count, cancellation).ConfigureAwait(false);
            }
            catch
            {
                // The client may still hold slices of the buffer, and send them: never write into it again.
                _packed = new ArrayBufferWriter<byte>(1 << 16);
                throw;
            }

            for (var i = 0; i < count; i++)
            {
                cache.MarkWritten(entries[start + i], Slice(i).Length);
            }

            Written += count;
            start += count;
        }
    }

    private int Pack(List<StateEntry> entries, int start)
    {
        _packed.ResetWrittenCount();
        _ends.Clear();
        while (start + _ends.Count < entries.Count && _ends.Count < options.BatchStates && _packed.WrittenCount < options.BatchBytes)
        {
            entries[start + _ends.Count].State!.Write(_packed);
            _ends.Add(_packed.WrittenCount);
        }

        return _ends.Count;
    }

    private ReadOnlyMemory<byte> Slice(int index)
    {
        var from = index == 0 ? 0 : _ends[index - 1];
        return _packed.WrittenMemory[from.._ends[index]];
    }

    private async Task WriteAsync(List<StateEntry> entries, int start, int count, CancellationToken cancellation)
    {
        for (var attempt = 1; !await TryWriteAsync(entries, start, count, cancellation).ConfigureAwait(false); attempt++)
        {
            if (!await lease.CheckAsync(cancellation).ConfigureAwait(false))
            {
                throw lease.Lost();
            }

            if (attempt == Attempts)
            {
                throw lease.Disturbed();
            }
        }
    }

    private async Task<bool> TryWriteAsync(List<StateEntry> entries, int start, int count, CancellationToken cancellation)
    {
        var batch = store.Database.CreateTransaction();
        batch.AddCondition(lease.IsHeld);
        var now = store.Clock.GetUtcNow().UtcDateTime;
        var forever = new List<KeyValuePair<RedisKey, RedisValue>>(count);
        for (var i = 0; i < count; i++)
        {
            var entry = entries[start + i];
            if (entry.Slot.ExpiryOf(entry, now) is { } expiry)
            {
                _ = batch.StringSetAsync(entry.Name, Slice(i), expiry, flags: CommandFlags.FireAndForget);
            }
            else
            {
                forever.Add(new(entry.Name, Slice(i)));
            }
        }

        // One command for all of them: half the replies and a third of the work of single SETs, which only expiry needs.
        if (forever.Count > 0)
        {
            _ = batch.StringSetAsync(forever.ToArray(), flags: CommandFlags.FireAndForget);
        }

        return await store.Calls.Run(batch.ExecuteAsync(), "writing state", cancellation).ConfigureAwait(false);
    }
}
