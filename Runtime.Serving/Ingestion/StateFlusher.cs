using System.Runtime.ExceptionServices;

namespace FeatureDsl.Serving;

/// <summary>Writes changed states in atomic batches, each guarded by the writer's epoch; the next is packed and sent while one is under way.</summary>
internal sealed class StateFlusher(RedisOnlineStore store, WriterLease lease, StateCache cache, OnlineApplierOptions options)
{
    // Some servers let a batch fail because an unrelated key shares a bucket with the epoch; nothing was written then, so it is tried again.
    private const int Attempts = 5;
    private const int BatchesUnderWay = 2;

    private readonly Queue<FlushBatch> _underWay = [];
    private readonly Stack<FlushBatch> _free = [];

    public long Written { get; private set; }

    public async Task FlushAsync(List<StateEntry> entries, CancellationToken cancellation)
    {
        for (var start = 0; start < entries.Count;)
        {
            await SettleAsync(BatchesUnderWay - 1).ConfigureAwait(false);
            var batch = _free.TryPop(out var free) ? free : new FlushBatch();
            batch.Pack(entries, start, options);
            batch.Writing = WriteAsync(batch, cancellation);
            _underWay.Enqueue(batch);
            start += batch.Count;
        }

        await SettleAsync(0).ConfigureAwait(false);
    }

    // After a failure every batch is waited for, so that each state is known to be written or still counts as changed.
    private async Task SettleAsync(int leave)
    {
        ExceptionDispatchInfo? failure = null;
        while (_underWay.Count > (failure is null ? leave : 0))
        {
            var batch = _underWay.Dequeue();
            try
            {
                await batch.Writing.ConfigureAwait(false);
                batch.MarkWritten(cache);
                Written += batch.Count;
                _free.Push(batch);
            }
            catch (Exception e)
            {
                // The batch is not used again: the client may still hold slices of its buffer, and send them.
                failure ??= ExceptionDispatchInfo.Capture(e);
            }
        }

        failure?.Throw();
    }

    private async Task WriteAsync(FlushBatch batch, CancellationToken cancellation)
    {
        for (var attempt = 1; !await TryWriteAsync(batch, cancellation).ConfigureAwait(false); attempt++)
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

    private Task<bool> TryWriteAsync(FlushBatch batch, CancellationToken cancellation)
    {
        var transaction = store.Database.CreateTransaction();
        transaction.AddCondition(lease.IsHeld);
        batch.AddTo(transaction, store.Clock.GetUtcNow().UtcDateTime);
        return store.Calls.Run(transaction.ExecuteAsync(), "writing state", cancellation);
    }
}
