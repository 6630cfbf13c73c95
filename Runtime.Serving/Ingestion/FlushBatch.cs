using System.Buffers;
using StackExchange.Redis;

namespace FeatureDsl.Serving;

/// <summary>Packed states on their way to the server in one atomic batch.</summary>
internal sealed class FlushBatch
{
    private readonly List<(StateEntry Entry, int End)> _states = [];
    private readonly ArrayBufferWriter<byte> _packed = new(1 << 16);

    public int Count => _states.Count;

    /// <summary>The batch under way; the buffer may not be used again before it has succeeded.</summary>
    public Task Writing { get; set; } = Task.CompletedTask;

    /// <summary>Packs states from <paramref name="start"/> on until the batch is full.</summary>
    public void Pack(List<StateEntry> entries, int start, OnlineApplierOptions options)
    {
        _packed.ResetWrittenCount();
        _states.Clear();
        for (var i = start; i < entries.Count && _states.Count < options.BatchStates && _packed.WrittenCount < options.BatchBytes; i++)
        {
            entries[i].State!.Write(_packed);
            _states.Add((entries[i], _packed.WrittenCount));
        }
    }

    /// <summary>Puts the writes into a transaction.</summary>
    public void AddTo(ITransaction transaction, DateTime now)
    {
        var forever = new List<KeyValuePair<RedisKey, RedisValue>>(_states.Count);
        for (var i = 0; i < _states.Count; i++)
        {
            var entry = _states[i].Entry;
            if (entry.Slot.ExpiryOf(entry, now) is { } expiry)
            {
                _ = transaction.StringSetAsync(entry.Name, PackedAt(i), expiry, flags: CommandFlags.FireAndForget);
            }
            else
            {
                forever.Add(new(entry.Name, PackedAt(i)));
            }
        }

        // One command for all of them takes less than half the time; only expiry needs a command for each key.
        if (forever.Count > 0)
        {
            _ = transaction.StringSetAsync(forever.ToArray(), flags: CommandFlags.FireAndForget);
        }
    }

    public void MarkWritten(StateCache cache)
    {
        for (var i = 0; i < _states.Count; i++)
        {
            cache.MarkWritten(_states[i].Entry, PackedAt(i).Length);
        }
    }

    private ReadOnlyMemory<byte> PackedAt(int index) => _packed.WrittenMemory[(index == 0 ? 0 : _states[index - 1].End).._states[index].End];
}
