using FeatureDsl.Descriptors;
using FeatureDsl.Hosting.Output;
using FeatureDsl.Runtime;
using FeatureDsl.Runtime.Engine;
using FeatureDsl.Runtime.Files;

namespace FeatureDsl.Hosting.Verification;

/// <summary>Computes the features of a spine in all three ways and compares every value.</summary>
internal sealed class Verifier(HostSession session, ClickHouseEngine clickHouse, TargetDescriptor target)
{
    private readonly CaseReader _reader = new(target);

    /// <summary>The rows that the plain way reads; there once <see cref="RunAsync"/> has come so far.</summary>
    public MemoryHistory? History { get; private set; }

    public async Task<VerifyReport> RunAsync(VerifyOptions options, CancellationToken ct)
    {
        using var rejects = new RejectsWriter(session.RejectsPath("verify-spine"));
        var (cases, rows) = await _reader.ReadAsync(options.Spine, options.MaxRows, rejects, ct).ConfigureAwait(false);
        if (rejects.Count > 0)
            session.Terminal.Line($"Rows of the spine were set aside; the reasons are in {rejects.Path}.");
        var loading = await Timed.RunAsync(async () =>
        {
            var until = cases.Max(c => c.AsOf) + (options.Edges > 0 ? EdgeInstants.Longest(target) : TimeSpan.Zero);
            until = until < Instants.Latest ? until : Instants.Latest.AddMicroseconds(-1);
            await LoadAsync(cases.SelectMany(c => c.Keys).ToHashSet(), until, ct).ConfigureAwait(false);
            return [];
        }).ConfigureAwait(false);
        var edges = options.Edges > 0 ? new EdgeInstants(target, _reader, History!).Of(cases, options.Edges) : [];
        cases.AddRange(edges);
        var following = await Timed.RunAsync(async () =>
        {
            if (target.LookedUp.Count > 0)
                await LoadAsync([.. cases.SelectMany(c => c.Keys), .. Found(cases)], cases.Max(c => c.AsOf), ct).ConfigureAwait(false);
            return [];
        }).ConfigureAwait(false);

        var training = await StepAsync("Training query", p => new TrainingWay(clickHouse, target, _reader).AnswerAsync(cases, session.Settings.Data, p, ct)).ConfigureAwait(false);
        var online = await StepAsync("Online", p => new OnlineWay(session, clickHouse, target).AnswerAsync(cases, p, ct)).ConfigureAwait(false);
        var plain = await StepAsync("Plain C#", p => Task.Run(() => PlainWay.Answer(target, History!, cases, p, ct), ct)).ConfigureAwait(false);
        var whole = plain with { Elapsed = plain.Elapsed + loading.Elapsed + following.Elapsed };
        return new(target, cases, rows, edges.Count, training, online, whole, Compare(training, online, plain));
    }

    private async Task LoadAsync(HashSet<EntityKey> keys, DateTime until, CancellationToken ct) =>
        History = await MemoryHistory.LoadAsync(clickHouse, session.Project, target, keys, until, ct).ConfigureAwait(false);

    // Whose rows are needed besides, because features lead to them.
    private IEnumerable<EntityKey> Found(List<Case> cases) =>
        cases.SelectMany(c => target.FindPlain(c.AsOf, History!, c.Keys, c.Requests)).OfType<EntityKey>();

    // A training set has values only.
    private FeatureStatus Status(Timed answers, int row, int feature) => (FeatureStatus)answers.Values[row][target.Features.Count + feature]!;

    private Task<Timed> StepAsync(string title, Func<IProgress<Step>, Task<object?[][]>> work) =>
        Timed.RunAsync(() => session.Terminal.ProgressAsync(title, work));

    private List<Difference> Compare(Timed training, Timed online, Timed plain)
    {
        var differences = new List<Difference>();
        for (var row = 0; row < plain.Values.Length; row++)
        {
            for (var i = 0; i < target.Features.Count; i++)
            {
                var (t, o, p) = (training.Values[row][i], online.Values[row][i], plain.Values[row][i]);
                var (onlineStatus, plainStatus) = (Status(online, row, i), Status(plain, row, i));
                if (!ValueComparison.Same(t, o) || !ValueComparison.Same(o, p) || onlineStatus != plainStatus)
                    differences.Add(new(row, target.Features[i], t, o, p, onlineStatus, plainStatus));
            }
        }

        return differences;
    }
}
