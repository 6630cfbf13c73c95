using System.Globalization;
using FeatureDsl.Online;

namespace FeatureDsl.Serving;

/// <summary>
/// Replays history and asks in between, as if it happened now: when a question is answered the store holds, for its states, exactly what was visible at its instant.
/// </summary>
/// <typeparam name="T">What identifies a question to the caller.</typeparam>
/// <param name="applier">The writer, of a scope and key prefix of its own and with an empty store.</param>
/// <param name="answer">Answers questions, in order; their states can be read in one round trip.</param>
/// <param name="maxTogether">How many questions are answered together at most.</param>
public sealed class InterleavedReplay<T>(
    OnlineApplier applier, Func<IReadOnlyList<Ask<T>>, CancellationToken, ValueTask> answer, int maxTogether = 512)
{
    private const int RowsPerRun = 4096;

    private readonly List<SourceRow> _rows = [];
    private readonly List<Ask<T>> _waiting = [];
    private readonly HashSet<(ViewSlot, KeyParts)> _waitingStates = [];
    private readonly List<SourceRow> _held = [];
    private readonly HashSet<(ViewSlot, KeyParts)> _heldStates = [];

    /// <summary>Runs until the last question is answered.</summary>
    /// <param name="rows">In known order (see <see cref="KnownOrder.Merge"/>).</param>
    /// <param name="asks">In order of their instants.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>How many rows were applied.</returns>
    /// <exception cref="FeatureDslException">Rows or questions are out of order, the server does not answer in time, or the writer lease was lost.</exception>
    public async Task<long> RunAsync(IAsyncEnumerable<SourceRow> rows, IEnumerable<Ask<T>> asks, CancellationToken cancellation = default)
    {
        var history = rows.GetAsyncEnumerator(cancellation);
        await using var closing = history.ConfigureAwait(false);
        var more = await history.MoveNextAsync().ConfigureAwait(false);
        var applied = 0L;
        var last = DateTime.MinValue;
        foreach (var ask in asks)
        {
            last = ask.AsOf >= last ? ask.AsOf : throw OutOfOrder(last, ask.AsOf);
            while (more && KnownOrder.IsVisible(history.Current, ask.AsOf))
            {
                await AddAsync(history.Current, cancellation).ConfigureAwait(false);
                applied++;
                more = await history.MoveNextAsync().ConfigureAwait(false);
            }

            await AddAsync(ask, cancellation).ConfigureAwait(false);
        }

        await AnswerAsync(cancellation).ConfigureAwait(false);
        await ApplyAsync(cancellation).ConfigureAwait(false);
        return applied;
    }

    // Rows and questions wait for each other, so that one read of missing states, one flush and one answer serve many of them. A row that would change what
    // a waiting question is about is held back, and with it every later row of a state that it belongs to: only the order within a state matters.
    private async ValueTask AddAsync(SourceRow row, CancellationToken cancellation)
    {
        if (_waiting.Count > 0 && (applier.Touches(row, _waitingStates) || applier.Touches(row, _heldStates)))
        {
            _held.Add(row);
            applier.AddStates(row, _heldStates);
            if (_held.Count >= RowsPerRun)
            {
                await AnswerAsync(cancellation).ConfigureAwait(false);
            }

            return;
        }

        _rows.Add(row);
        if (_rows.Count >= RowsPerRun)
        {
            await ApplyAsync(cancellation).ConfigureAwait(false);
        }
    }

    private async ValueTask ApplyAsync(CancellationToken cancellation)
    {
        await applier.ApplyAsync(_rows.ToArray(), cancellation).ConfigureAwait(false);
        _rows.Clear();
    }

    private async ValueTask AddAsync(Ask<T> ask, CancellationToken cancellation)
    {
        List<(ViewSlot, KeyParts)> states = [.. ask.Keys.Select(StateOf)];
        if (states.Any(_heldStates.Contains))
        {
            await AnswerAsync(cancellation).ConfigureAwait(false);
        }

        _waiting.Add(ask);
        _waitingStates.UnionWith(states);

        if (_waiting.Count >= maxTogether)
        {
            await AnswerAsync(cancellation).ConfigureAwait(false);
        }
    }

    private async ValueTask AnswerAsync(CancellationToken cancellation)
    {
        await ApplyAsync(cancellation).ConfigureAwait(false);
        if (_waiting.Count == 0)
        {
            return;
        }

        await applier.FlushAsync(_waiting.SelectMany(a => a.Keys), cancellation).ConfigureAwait(false);
        await answer([.. _waiting], cancellation).ConfigureAwait(false);
        _waiting.Clear();
        _waitingStates.Clear();
        _rows.AddRange(_held);
        _held.Clear();
        _heldStates.Clear();
    }

    private (ViewSlot, KeyParts) StateOf(StateKey key)
    {
        var slot = applier.SlotOf(key.View)
            ?? throw new FeatureDslException($"{key.View.Name} is asked about, but the replay does not keep it; open the applier with this view.");
        return (slot, KeyParts.Of(key.Key));
    }

    private static FeatureDslException OutOfOrder(DateTime before, DateTime after) => new(string.Create(
        CultureInfo.InvariantCulture, $"Questions are not in order of their instants: {after:O} comes after {before:O}; sort them."));
}
