using System.Diagnostics;
using FeatureDsl.Descriptors;
using FeatureDsl.Hosting.Commands;
using FeatureDsl.Hosting.Output;
using FeatureDsl.Hosting.Verification;
using FeatureDsl.Runtime;
using FeatureDsl.Serving;

namespace FeatureDsl.Hosting;

/// <summary>One run of a demonstration: load, train, replay, ask, verify, and a table of how long each took.</summary>
internal sealed class DemoRun(HostSession session, IDemo demo)
{
    private const int Questions = 5_000, WarmUp = 500, MaxRows = 1_000_000;

    private readonly List<string[]> _stages = [];
    private readonly Terminal _terminal = session.Terminal;
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    public async Task<int> RunAsync(long? rows, CancellationToken ct)
    {
        var target = Find.Target(session.Project, demo.Target);
        var folder = Path.Combine(session.Settings.Data, "demo");
        Directory.CreateDirectory(folder);
        var plan = await PrepareAsync(folder, rows, ct).ConfigureAwait(false);
        // First of all: whoever else has the directory is named before any work is done.
        await session.OnlineAsync(new RedisStoreOptions(), ct).ConfigureAwait(false);
        foreach (var (source, file) in plan.History)
            await LoadAsync(Find.Source(session.Project, source), file, ct).ConfigureAwait(false);
        await TrainAsync(target, plan, Path.Combine(folder, $"{target.Name}.parquet"), ct).ConfigureAwait(false);
        await ReplayAsync(plan, ct).ConfigureAwait(false);
        await AskAsync(target, ct).ConfigureAwait(false);
        var report = await VerifyAsync(target, plan, ct).ConfigureAwait(false);
        Print(target, report);
        return report.Differences.Count == 0 ? 0 : 1;
    }

    private async Task<DemoPlan> PrepareAsync(string folder, long? rows, CancellationToken ct)
    {
        Title("Preparing the data", demo.Summary);
        var clock = Stopwatch.StartNew();
        var plan = await demo.PrepareAsync(folder, rows, ct).ConfigureAwait(false);
        Stage("prepare", null, clock.Elapsed);
        return plan;
    }

    private async Task LoadAsync(SourceDescriptor source, string file, CancellationToken ct)
    {
        Title($"Loading {source.Model.Table}", $"load {source.Model.Name} {file}");
        var clickHouse = await session.ClickHouseAsync(ct).ConfigureAwait(false);
        await SourceTable.EnsureAsync(clickHouse, source.Model, ct).ConfigureAwait(false);
        if (await SourceReader.CountAsync(clickHouse, source, ct: ct).ConfigureAwait(false) is > 0 and var there)
        {
            _terminal.Line($"{Show.Count(there, "row")} are there already.");
            Stage("load (done before)", there, TimeSpan.Zero);
            return;
        }

        var report = await LoadCommand.LoadAsync(session, source, [file], again: false, ct).ConfigureAwait(false);
        _terminal.Line($"Loaded {Show.Count(report.RowsLoaded, "row")}, set aside {Show.Count(report.RowsRejected)}.");
        Stage("load", report.RowsLoaded, report.Elapsed);
    }

    private async Task TrainAsync(TargetDescriptor target, DemoPlan plan, string output, CancellationToken ct)
    {
        Title("Building a training set", $"train {target.Name} --spine {plan.Spine} --out {output}");
        var report = await TrainCommand.TrainAsync(session, target, plan.Spine, output, ct).ConfigureAwait(false);
        _terminal.Line($"Wrote {Show.Count(report.Rows, "row")} x {Show.Count(report.Features, "feature")} to {output}.");
        Stage("train", report.Rows, report.Elapsed);
    }

    private async Task ReplayAsync(DemoPlan plan, CancellationToken ct)
    {
        var sources = plan.History.Select(h => Find.Source(session.Project, h.Source)).ToList();
        Title("Replaying into the online store", $"replay {string.Join(',', sources.Select(s => s.Model.Name))}");
        var (done, counters, _) = await ReplayCommand.RunAsync(session, sources, [], until: null, ct).ConfigureAwait(false);
        _terminal.Line($"Replayed {Show.Count(done.Rows, "row")} in the order in which they became known: {Show.Count(counters.Applied)} changes of states, "
            + $"{Show.Count(counters.Repeats)} repeats, {Show.Count(counters.Rejected)} rejected.");
        Stage("replay", done.Rows, done.Elapsed);
    }

    private async Task AskAsync(TargetDescriptor target, CancellationToken ct)
    {
        Title("Asking the online store", "through the generated client");
        var store = await session.OnlineAsync(new RedisStoreOptions(), ct).ConfigureAwait(false);
        var first = await demo.AskAsync(store, 0, ct).ConfigureAwait(false);
        _terminal.Line($"{first.Question} as of {Show.Instant(first.Row.AsOf)}:");
        if (!_terminal.IsJson)
            GetCommand.Print(_terminal, target, first.Row);
        for (var i = 0; i < WarmUp; i++)
            await demo.AskAsync(store, i, ct).ConfigureAwait(false);
        var times = new TimeSpan[Questions];
        var all = Stopwatch.StartNew();
        for (var i = 0; i < Questions; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await demo.AskAsync(store, i, ct).ConfigureAwait(false);
            times[i] = Stopwatch.GetElapsedTime(start);
        }

        Stage("ask", Questions, all.Elapsed);
        Array.Sort(times);
        _terminal.Line($"{Show.Count(Questions, "request")} one after the other: p50 {Show.Milliseconds(times[Questions / 2])}, p99 {Show.Milliseconds(times[Questions * 99 / 100])}.");
    }

    private async Task<VerifyReport> VerifyAsync(TargetDescriptor target, DemoPlan plan, CancellationToken ct)
    {
        Title("Verifying the three executions", $"verify {target.Name} --spine {plan.VerifySpine} --edges {plan.VerifyEdges}");
        var clock = Stopwatch.StartNew();
        var report = await VerifyCommand.VerifyAsync(session, target, new(plan.VerifySpine, MaxRows, plan.VerifyEdges), ct).ConfigureAwait(false);
        Stage("verify", report.Cases.Count, clock.Elapsed);
        return report;
    }

    private void Print(TargetDescriptor target, VerifyReport report)
    {
        _terminal.Line();
        Stage("all", null, _clock.Elapsed);
        _terminal.Table(["stage", "rows", "time", "rows/s"], _stages);
        _terminal.Line().Line($"features: {target.Features.Count}, values compared three ways: {Show.Count(report.Values)}, differences: {Show.Count(report.Differences.Count)}");
    }

    private void Title(string title, string detail) => _terminal.Line().Line($"== {title} ({detail})");

    private void Stage(string name, long? rows, TimeSpan elapsed) => _stages.Add(
        [name, rows is { } count ? Show.Count(count) : "", Show.Seconds(elapsed), rows is { } n && elapsed > TimeSpan.Zero ? Show.Count((long)Show.Rate(n, elapsed)) : ""]);
}
