using Apache.Arrow;

namespace FeatureDsl.Runtime;

/// <summary>Takes stretches of rows out of a stream of batches, across their borders.</summary>
internal sealed class BatchCursor(IAsyncEnumerable<RecordBatch> batches, CancellationToken ct) : IAsyncDisposable
{
    private readonly IAsyncEnumerator<RecordBatch> _batches = batches.GetAsyncEnumerator(ct);
    private RecordBatch? _batch;
    private int _start;

    /// <summary>The rows left of the batch at hand.</summary>
    public int Available => _batch is null ? 0 : _batch.Length - _start;

    /// <summary>The batch at hand, from its first row not taken.</summary>
    public (RecordBatch Batch, int Start) Current => (_batch!, _start);

    /// <summary>Goes on to the next batch where nothing is left of this one.</summary>
    /// <returns>Whether there is a row.</returns>
    public async ValueTask<bool> FillAsync()
    {
        while (Available == 0)
        {
            _batch?.Dispose();
            _batch = null;
            if (!await _batches.MoveNextAsync().ConfigureAwait(false))
                return false;
            (_batch, _start) = (_batches.Current, 0);
        }

        return true;
    }

    /// <summary>The next rows of some columns, sharing memory with the batch: they live until <see cref="FillAsync"/>.</summary>
    public IEnumerable<IArrowArray> Take(int firstColumn, int rows)
    {
        var (batch, start) = Current;
        _start += rows;
        // Shared: a plain slice that is disposed takes the memory of the whole batch with it.
        return batch.Arrays.Skip(firstColumn).Select(a => ArrowArrayFactory.SliceShared(a, start, rows)).ToList();
    }

    public async ValueTask DisposeAsync()
    {
        _batch?.Dispose();
        await _batches.DisposeAsync().ConfigureAwait(false);
    }
}
