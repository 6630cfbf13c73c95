using System.Globalization;

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
    private readonly List<Ask<T>> _waiting = [];
    private readonly HashSet<(ViewSlot, KeyParts)> _waitingStates = [];

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
                await ApplyAsync(history.Current, cancellation).ConfigureAwait(false);
                applied++;
                more = await history.MoveNextAsync().ConfigureAwait(false);
            }

            await AddAsync(ask, cancellation).ConfigureAwait(false);
        }

        await AnswerAsync(cancellation).ConfigureAwait(false);
        return applied;
    }

    // Questions wait for each other as long as no row changes what they are about; then one flush and one read serve them all.
    private async ValueTask ApplyAsync(SourceRow row, CancellationToken cancellation)
    {
        if (_waiting.Count > 0 && applier.Touches(row, _waitingStates))
        {
            await AnswerAsync(cancellation).ConfigureAwait(false);
        }

        await applier.ApplyAsync(row.Source, row.Row, row.Position, cancellation).ConfigureAwait(false);
    }

    private async ValueTask AddAsync(Ask<T> ask, CancellationToken cancellation)
    {
        _waiting.Add(ask);
        foreach (var key in ask.Keys)
        {
            var slot = applier.SlotOf(key.View)
                ?? throw new FeatureDslException($"{key.View.Name} is asked about, but the replay does not keep it; open the applier with this view.");
            _waitingStates.Add((slot, KeyParts.Of(key.Key)));
        }

        if (_waiting.Count >= maxTogether)
        {
            await AnswerAsync(cancellation).ConfigureAwait(false);
        }
    }

    private async ValueTask AnswerAsync(CancellationToken cancellation)
    {
        if (_waiting.Count == 0)
        {
            return;
        }

        await applier.FlushAsync(_waiting.SelectMany(a => a.Keys), cancellation).ConfigureAwait(false);
        await answer([.. _waiting], cancellation).ConfigureAwait(false);
        _waiting.Clear();
        _waitingStates.Clear();
    }

    private static FeatureDslException OutOfOrder(DateTime before, DateTime after) => new(string.Create(
        CultureInfo.InvariantCulture, $"Questions are not in order of their instants: {after:O} comes after {before:O}; sort them."));
}
