using FeatureDsl.Descriptors;
using FeatureDsl.Hosting.Output;
using FeatureDsl.Hosting.Replay;
using FeatureDsl.Online;
using FeatureDsl.Runtime;
using FeatureDsl.Runtime.Engine;
using FeatureDsl.Serving;

namespace FeatureDsl.Hosting.Verification;

/// <summary>
/// Answers by the online evaluator, from bytes read out of the store: history is replayed from nothing, and each question is asked when exactly what was known
/// at its instant has been applied. Only rows of the entities that are asked about are replayed; others cannot change an answer. Where entities are looked up, a first
/// replay finds them, and a second one answers.
/// </summary>
internal sealed class OnlineWay(HostSession session, ClickHouseEngine clickHouse, TargetDescriptor target)
{
    public async Task<object?[][]> AnswerAsync(IReadOnlyList<Case> cases, IProgress<Step> progress, CancellationToken ct)
    {
        var asked = cases.Select(c => target.Stored.Select(s => new StateKey(s.View, c.Keys[s.Entity])).ToArray()).ToList();
        if (target.LookedUp.Count == 0)
            return await ReplayAsync(cases, asked, (i, states) => Evaluate(cases[i], states), progress, ct).ConfigureAwait(false);

        var found = await ReplayAsync(
            cases, asked, (i, states) => target.FindOnline(Instants.ToMicros(cases[i].AsOf), states, cases[i].Requests), progress, ct).ConfigureAwait(false);
        var wanted = asked.Zip(found, (keys, more) => (StateKey[])
            [.. keys, .. target.LookedUp.Where(l => more[l.Lookup] is not null).Select(l => new StateKey(l.View, more[l.Lookup]!))]).ToList();
        return await ReplayAsync(cases, wanted, (i, states) => Evaluate(cases[i], WithNotFound(states, found[i])), progress, ct).ConfigureAwait(false);
    }

    private async Task<T[]> ReplayAsync<T>(
        IReadOnlyList<Case> cases, List<StateKey[]> keys, Func<int, ReadOnlyMemory<byte>[], T> answer, IProgress<Step> progress, CancellationToken ct)
    {
        // A namespace of its own: what is served beside it is neither read nor touched.
        var options = new RedisStoreOptions { KeyPrefix = $"verify:{Guid.NewGuid():N}:", CommandTimeout = TimeSpan.FromSeconds(20) };
        var store = await session.OnlineAsync(options, ct).ConfigureAwait(false);
        try
        {
            return await ReplayAsync(store, cases, keys, answer, progress, ct).ConfigureAwait(false);
        }
        finally
        {
            await Namespaces.DeleteAsync(store, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private async Task<T[]> ReplayAsync<T>(
        RedisOnlineStore store,
        IReadOnlyList<Case> cases,
        List<StateKey[]> keys,
        Func<int, ReadOnlyMemory<byte>[], T> answer,
        IProgress<Step> progress,
        CancellationToken ct)
    {
        var views = target.Stored.Select(s => s.View).Concat(target.LookedUp.Select(l => l.View)).Distinct().ToList();
        var sources = session.Project.SourcesOf(views);
        await using var applier = await OnlineApplier.OpenAsync(store, "verify", views, sources, cancellation: ct).ConfigureAwait(false);
        var answers = new T[cases.Count];
        var answered = 0;

        async ValueTask AnswerAllAsync(IReadOnlyList<Ask<int>> asks, CancellationToken stop)
        {
            var states = await store.ReadAsync([.. asks.SelectMany(a => a.Keys)], stop).ConfigureAwait(false);
            for (var (i, start) = (0, 0); i < asks.Count; start += asks[i].Keys.Count, i++)
                answers[asks[i].Tag] = answer(asks[i].Tag, [.. states.Skip(start).Take(asks[i].Keys.Count)]);
            progress.Report(new(answered += asks.Count, cases.Count));
        }

        var entities = keys.SelectMany(k => k).Select(k => k.Key).ToHashSet();
        var rows = KnownOrder.Merge([.. sources.Select(s => (s, SourceReader.ReadAsync(clickHouse, s, Selection(s, views, entities), ct)))]);
        var questions = cases.Index().OrderBy(c => c.Item.AsOf).Select(c => new Ask<int>(c.Item.AsOf, keys[c.Index], c.Index));
        await new InterleavedReplay<int>(applier, AnswerAllAsync).RunAsync(rows, questions, ct).ConfigureAwait(false);
        return applier.Counters.Rejected == 0
            ? answers
            : throw new FeatureDslException($"{Show.Count(applier.Counters.Rejected)} rows of the history were rejected online; load the history again, which says why.");
    }

    private object?[] Evaluate(Case question, ReadOnlyMemory<byte>[] states) =>
        RowAnswer.Of(target.EvaluateOnline(Instants.ToMicros(question.AsOf), states, question.Requests));

    // Of what was not found there is no state.
    private ReadOnlyMemory<byte>[] WithNotFound(ReadOnlyMemory<byte>[] states, IReadOnlyList<EntityKey?> found)
    {
        var next = target.Stored.Count;
        return [.. states.Take(next), .. target.LookedUp.Select(l => found[l.Lookup] is null ? default : states[next++])];
    }

    private RowSelection Selection(SourceDescriptor source, List<ViewDescriptor> views, HashSet<EntityKey> keys) =>
        RowSelection.All with { Condition = IsJoined(source, views) ? null : new KeyFilter(source.Model, views, keys).Condition };

    // Which rows events bring along is known when these are read: all are replayed.
    private bool IsJoined(SourceDescriptor source, List<ViewDescriptor> views) => session.Project.Sources.Any(events =>
        events.Joins.Any(j => j.Model.Source.FullName == source.Model.FullName && FeatureProject.IsJoined(events, j, views)));
}
