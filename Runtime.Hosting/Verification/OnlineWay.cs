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
/// at its instant has been applied. Only rows of the entities that are asked about are replayed; others cannot change an answer.
/// </summary>
internal sealed class OnlineWay(HostSession session, ClickHouseEngine clickHouse, TargetDescriptor target)
{
    public async Task<object?[][]> AnswerAsync(IReadOnlyList<Case> cases, IProgress<Step> progress, CancellationToken ct)
    {
        // A namespace of its own: what is served beside it is neither read nor touched.
        var options = new RedisStoreOptions { KeyPrefix = $"verify:{Guid.NewGuid():N}:", CommandTimeout = TimeSpan.FromSeconds(20) };
        var store = await session.OnlineAsync(options, ct).ConfigureAwait(false);
        try
        {
            return await AnswerAsync(store, cases, progress, ct).ConfigureAwait(false);
        }
        finally
        {
            await Namespaces.DeleteAsync(store, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private async Task<object?[][]> AnswerAsync(RedisOnlineStore store, IReadOnlyList<Case> cases, IProgress<Step> progress, CancellationToken ct)
    {
        var views = target.Stored.Select(s => s.View).Distinct().ToList();
        var sources = session.Project.Sources.Where(s => views.Exists(v => v.Inputs.Any(i => i.Source == s.Model.FullName))).ToList();
        await using var applier = await OnlineApplier.OpenAsync(store, "verify", views, sources, cancellation: ct).ConfigureAwait(false);
        var answers = new object?[cases.Count][];
        var answered = 0;

        async ValueTask AnswerAllAsync(IReadOnlyList<Ask<int>> asks, CancellationToken stop)
        {
            var keys = asks.SelectMany(a => a.Keys).ToList();
            var states = await store.ReadAsync(keys, stop).ConfigureAwait(false);
            for (var (i, start) = (0, 0); i < asks.Count; start += asks[i].Keys.Count, i++)
                answers[asks[i].Tag] = Evaluate(cases[asks[i].Tag], [.. states.Skip(start).Take(asks[i].Keys.Count)]);
            progress.Report(new(answered += asks.Count, cases.Count));
        }

        var keys = cases.SelectMany(c => c.Keys).ToHashSet();
        var rows = KnownOrder.Merge([.. sources.Select(s => (s, SourceReader.ReadAsync(clickHouse, s, Selection(s, views, keys), ct)))]);
        await new InterleavedReplay<int>(applier, AnswerAllAsync).RunAsync(rows, Asks(cases), ct).ConfigureAwait(false);
        return applier.Counters.Rejected == 0
            ? answers
            : throw new FeatureDslException($"{Show.Count(applier.Counters.Rejected)} rows of the history were rejected online; load the history again, which says why.");
    }

    private object?[] Evaluate(Case question, ReadOnlyMemory<byte>[] states) =>
        RowAnswer.Of(target.EvaluateOnline(Instants.ToMicros(question.AsOf), states, question.Requests));

    private IEnumerable<Ask<int>> Asks(IReadOnlyList<Case> cases) => cases.Index().OrderBy(c => c.Item.AsOf)
        .Select(c => new Ask<int>(c.Item.AsOf, [.. target.Stored.Select(s => new StateKey(s.View, c.Item.Keys[s.Entity]))], c.Index));

    private static RowSelection Selection(SourceDescriptor source, IReadOnlyList<ViewDescriptor> views, HashSet<EntityKey> keys) =>
        RowSelection.All with { Condition = new KeyFilter(source.Model, views, keys).Condition };
}
