using FeatureDsl.Descriptors;
using FeatureDsl.Online;

namespace FeatureDsl.Serving;

/// <summary>
/// The one writer of the online states of a scope: applies rows in the order of their arrival to states in memory, and writes what changed in atomic batches.
/// What has been applied is in the store after <see cref="FlushAsync(CancellationToken)"/>; calls may come from many threads and are taken one by one.
/// A call that throws has applied nothing and can be repeated (except where it says that the applier has to be opened anew).
/// </summary>
public sealed class OnlineApplier : IAsyncDisposable
{
    private const int RowsPerRun = 4096;

    private readonly OnlineApplierOptions _options;
    private readonly RedisOnlineStore _store;
    private readonly WriterLease _lease;
    private readonly RouteTable _routes;
    private readonly StateCache _cache;
    private readonly StateReader _reader;
    private readonly StateFlusher _flusher;
    private readonly RowPlan _plan;
    private readonly IDeadLetters _deadLetters;
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly SourceRow[] _single = new SourceRow[1];
    private ApplierCounters _counters;
    private long _rowsSinceFlush;
    private FeatureDslException? _ended;

    private OnlineApplier(RedisOnlineStore store, WriterLease lease, RouteTable routes, IDeadLetters deadLetters, OnlineApplierOptions options)
    {
        (_store, _lease, _routes, _deadLetters, _options) = (store, lease, routes, deadLetters, options);
        _cache = new StateCache(options);
        _reader = new StateReader(store, _cache);
        _flusher = new StateFlusher(store, lease, _cache, options);
        _plan = new RowPlan(routes, _cache, store);
    }

    /// <summary>The number of this writer: each one that opens the scope has a greater one, and only the greatest can write.</summary>
    public long Epoch => _lease.Epoch;

    /// <summary>What has been done so far.</summary>
    public ApplierCounters Counters => _counters with
    {
        NoEntity = _plan.NoEntity,
        StatesRead = _reader.Read,
        StatesWritten = _flusher.Written,
        Evicted = _cache.Evicted,
    };

    /// <summary>Takes the writer lease of a scope; whoever had it fails with its next batch.</summary>
    /// <param name="store">The server.</param>
    /// <param name="scope">What has one writer at a time: a project, or a partition of its stream.</param>
    /// <param name="views">The views to keep.</param>
    /// <param name="sources">Their sources (how long ids are remembered decides when keys may expire).</param>
    /// <param name="options">Bounds.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="FeatureDslException">The server does not answer in time.</exception>
    public static async Task<OnlineApplier> OpenAsync(
        RedisOnlineStore store, string scope, IReadOnlyList<ViewDescriptor> views, IReadOnlyList<SourceDescriptor> sources,
        OnlineApplierOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new OnlineApplierOptions();
        var routes = new RouteTable(views, sources, options.ExpirySlack);
        var lease = await WriterLease.TakeAsync(store, scope, cancellation).ConfigureAwait(false);
        return new OnlineApplier(store, lease, routes, options.DeadLetters ?? new RedisDeadLetters(store, scope), options);
    }

    /// <summary>Takes the writer lease of a project, for all its views.</summary>
    /// <inheritdoc cref="OpenAsync(RedisOnlineStore, string, IReadOnlyList{ViewDescriptor}, IReadOnlyList{SourceDescriptor}, OnlineApplierOptions, CancellationToken)"/>
    public static Task<OnlineApplier> OpenAsync(
        RedisOnlineStore store, FeatureProject project, OnlineApplierOptions? options = null, CancellationToken cancellation = default) =>
        OpenAsync(store, project.Name, project.Views, project.Sources, options, cancellation);

    /// <summary>Applies one row.</summary>
    /// <param name="source">Its source.</param>
    /// <param name="row">The row.</param>
    /// <param name="position">Where it was delivered; <see langword="null"/> where it was not taken from a stream.</param>
    /// <param name="cancellation">Gives up before anything is applied.</param>
    /// <exception cref="FeatureDslException">The server does not answer in time, or the writer lease was lost.</exception>
    public async ValueTask<ApplyOutcome> ApplyAsync(
        SourceDescriptor source, IRow row, EventPosition? position = null, CancellationToken cancellation = default)
    {
        await _one.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            var before = _counters;
            _single[0] = new SourceRow(source, row, position);
            await ApplyRunAsync(_single, cancellation).ConfigureAwait(false);
            return _counters.Rejected > before.Rejected ? ApplyOutcome.Rejected
                : _counters.Applied > before.Applied ? ApplyOutcome.Applied
                : _counters.Repeats > before.Repeats ? ApplyOutcome.Repeat
                : ApplyOutcome.NoEntity;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Applies rows in order, reading the states that are not in memory in few round trips. A run of 4096 rows is applied whole or not at all.</summary>
    /// <exception cref="FeatureDslException">The server does not answer in time, or the writer lease was lost.</exception>
    public async ValueTask ApplyAsync(ReadOnlyMemory<SourceRow> rows, CancellationToken cancellation = default)
    {
        for (; !rows.IsEmpty; rows = rows[Math.Min(rows.Length, RowsPerRun)..])
        {
            await _one.WaitAsync(cancellation).ConfigureAwait(false);
            try
            {
                await ApplyRunAsync(rows[..Math.Min(rows.Length, RowsPerRun)], cancellation).ConfigureAwait(false);
            }
            finally
            {
                _one.Release();
            }
        }
    }

    /// <summary>Applies a stream of rows in order.</summary>
    /// <returns>How many rows there were.</returns>
    /// <exception cref="FeatureDslException">The server does not answer in time, or the writer lease was lost.</exception>
    public async ValueTask<long> ApplyAsync(IAsyncEnumerable<SourceRow> rows, CancellationToken cancellation = default)
    {
        var run = new SourceRow[RowsPerRun];
        var (count, total) = (0, 0L);
        await foreach (var row in rows.WithCancellation(cancellation).ConfigureAwait(false))
        {
            run[count++] = row;
            total++;
            if (count == run.Length)
            {
                await ApplyAsync(run, cancellation).ConfigureAwait(false);
                count = 0;
            }
        }

        await ApplyAsync(run.AsMemory(0, count), cancellation).ConfigureAwait(false);
        return total;
    }

    /// <summary>Writes every state that has changed. Can be repeated where it fails.</summary>
    /// <exception cref="FeatureDslException">The server does not answer in time, or the writer lease was lost (then nothing of the batch was written).</exception>
    public async ValueTask FlushAsync(CancellationToken cancellation = default)
    {
        await _one.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            await FlushAllAsync(cancellation).ConfigureAwait(false);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Writes those of some states that have changed.</summary>
    /// <param name="keys">Which; those that are unchanged or not in memory cost nothing.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="FeatureDslException">The server does not answer in time, or the writer lease was lost (then nothing of the batch was written).</exception>
    public async ValueTask FlushAsync(IEnumerable<StateKey> keys, CancellationToken cancellation = default)
    {
        await _one.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            var entries = new HashSet<StateEntry>();
            foreach (var key in keys)
            {
                if (_routes.SlotOf(key.View) is { } slot && slot.Entries.TryGetValue(KeyParts.Of(key.Key), out var entry) && entry.IsDirty)
                {
                    entries.Add(entry);
                }
            }

            await WriteAsync([.. entries], cancellation).ConfigureAwait(false);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Lets go of the states in memory, unwritten: flush first.</summary>
    public ValueTask DisposeAsync()
    {
        _one.Dispose();
        return ValueTask.CompletedTask;
    }

    internal bool Touches(in SourceRow row, HashSet<(ViewSlot, KeyParts)> states) => _plan.Touches(row, states);

    internal void AddStates(in SourceRow row, HashSet<(ViewSlot, KeyParts)> states) => _plan.AddStates(row, states);

    internal ViewSlot? SlotOf(ViewDescriptor view) => _routes.SlotOf(view);

    // Everything that can fail (writing, reading, dead letters) comes before the first state is changed, so that a failed call can be repeated.
    private async ValueTask ApplyRunAsync(ReadOnlyMemory<SourceRow> rows, CancellationToken cancellation)
    {
        ThrowIfEnded();
        if (_cache.DirtyCount >= _options.FlushAfterStates || _rowsSinceFlush >= _options.FlushAfterRows || _cache.IsOverfull)
        {
            await FlushAllAsync(cancellation).ConfigureAwait(false);
        }

        _plan.Make(rows.Span);
        if (_plan.Missing.Count > 0)
        {
            await _reader.FillAsync(_plan.Missing, cancellation).ConfigureAwait(false);
        }

        _plan.SetAsideFaulty(rows.Span);
        if (_plan.Rejected.Count > 0)
        {
            await _deadLetters.AddAsync(_plan.Rejected, cancellation).ConfigureAwait(false);
        }

        ChangeStates(rows.Span);
        _counters = _counters with { Rows = _counters.Rows + rows.Length, Rejected = _counters.Rejected + _plan.Rejected.Count };
        _rowsSinceFlush += rows.Length;
        _cache.Trim();
    }

    private void ChangeStates(ReadOnlySpan<SourceRow> rows)
    {
        var (applied, repeats) = (0, 0);
        foreach (var (index, route, entry) in _plan.Steps)
        {
            if (Change(rows[index], _plan.Joins.Joined(index, rows[index]), route.Input, entry))
            {
                applied++;
                _cache.MarkDirty(entry);
            }
            else
            {
                repeats++;
            }
        }

        _counters = _counters with { Applied = _counters.Applied + applied, Repeats = _counters.Repeats + repeats };
    }

    private bool Change(in SourceRow row, IRow joined, int input, StateEntry entry)
    {
        try
        {
            return row.Position is { } position
                ? entry.State!.ApplyAt(input, position.Partition, position.Offset, joined)
                : entry.State!.Apply(input, joined);
        }
        catch (Exception e)
        {
            // The state may be half changed: nothing of what is in memory may be written any more.
            _ended = new FeatureDslException(
                $"A row of {row.Source.Model.Name} could not be applied to {entry.Slot.View.Name} for {entry.Key.Key}: {e.Message} "
                + "This writer stopped without writing what it had not flushed; open a new one and deliver again from the last flush.", e);
            throw _ended;
        }
    }

    private async ValueTask FlushAllAsync(CancellationToken cancellation)
    {
        await WriteAsync(_cache.Dirty(), cancellation).ConfigureAwait(false);
        _rowsSinceFlush = 0;
        _cache.Trim();
    }

    private async ValueTask WriteAsync(List<StateEntry> entries, CancellationToken cancellation)
    {
        ThrowIfEnded();
        try
        {
            await _flusher.FlushAsync(entries, cancellation).ConfigureAwait(false);
        }
        catch (LeaseLostException e)
        {
            _ended = e;
            throw;
        }
    }

    private void ThrowIfEnded()
    {
        if (_ended is { } ended)
        {
            throw new FeatureDslException(ended.Message, ended);
        }
    }
}
