using System.Diagnostics;
using FeatureDsl.Descriptors;
using FeatureDsl.Hosting.Verification;
using FeatureDsl.Runtime;
using FeatureDsl.Runtime.Files;

namespace FeatureDsl.Parity.Tests.Harness;

/// <summary>Loads the rows of trials and computes their features in all three ways. Tables that a trial shares with the one before it stay as they are.</summary>
/// <param name="engines">The engines.</param>
/// <param name="server">Which online store.</param>
/// <param name="folder">Where files go.</param>
internal sealed class TrialRunner(Engines engines, OnlineServer server, string folder)
{
    private readonly Dictionary<string, string> _loaded = [];

    /// <summary>How long which step took, in order of first use.</summary>
    public Stopwatches Times { get; } = new();

    /// <summary>Computes and compares.</summary>
    /// <param name="project">The program of the trial, compiled.</param>
    /// <param name="trial">What is asked.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<VerifyReport> RunAsync(FeatureProject project, Trial trial, CancellationToken ct)
    {
        var target = engines.Planted(project.Targets.Single(t => t.Name == trial.Target));
        await LoadAsync(project, trial, ct);
        var spine = await WriteSpineAsync(target, trial, ct);
        await using var session = engines.Session(project, server);
        var report = await new Verifier(session, engines.ClickHouse, target).RunAsync(new VerifyOptions(spine, int.MaxValue, 0), ct);
        Times.Add("training", report.Training.Elapsed);
        Times.Add("online", report.Online.Elapsed);
        Times.Add("plain", report.Plain.Elapsed);
        return report;
    }

    /// <summary>What plain C# alone says.</summary>
    public async Task<object?[][]> PlainAsync(FeatureProject project, Trial trial, CancellationToken ct)
    {
        var target = engines.Planted(project.Targets.Single(t => t.Name == trial.Target));
        await LoadAsync(project, trial, ct);
        var (cases, _) = await new CaseReader(target).ReadAsync(await WriteSpineAsync(target, trial, ct), int.MaxValue, new BadRowList(), ct);
        var history = await MemoryHistory.LoadAsync(engines.ClickHouse, project, target, ct: ct);
        return PlainWay.Answer(target, history, cases, new Progress<Hosting.Output.Step>(), ct);
    }

    private async Task LoadAsync(FeatureProject project, Trial trial, CancellationToken ct)
    {
        var clock = Stopwatch.StartNew();
        foreach (var source in project.Sources)
        {
            var rows = trial.Tables[source.Model.Table].Only([.. source.Model.Columns.Select(c => (c.Name, c.Type))]);
            var text = string.Concat(rows.Csv.Select(l => l + "\n"));
            var content = string.Join(',', rows.Columns.Select(c => c.Type.Display)) + text;
            if (_loaded.GetValueOrDefault(source.Model.Table) == content)
                continue;
            _loaded.Remove(source.Model.Table);
            await engines.ClickHouse.ExecuteAsync($"DROP TABLE IF EXISTS {source.Model.Table}", ct: ct);
            var file = Path.Combine(folder, source.Model.Table + ".csv");
            await File.WriteAllTextAsync(file, text, ct);
            var rejects = Path.Combine(folder, "rejects.csv");
            var loaded = await SourceLoader.LoadAsync(engines.ClickHouse, source, [file], rejects, again: true, ct: ct);
            Assert.True((rows.Rows.Count, 0L) == (loaded.RowsLoaded, loaded.RowsRejected), File.Exists(rejects) ? await File.ReadAllTextAsync(rejects, ct) : "Not every row was loaded.");
            _loaded.Add(source.Model.Table, content);
        }

        Times.Add("load", clock.Elapsed);
    }

    private async Task<string> WriteSpineAsync(TargetDescriptor target, Trial trial, CancellationToken ct)
    {
        var file = Path.Combine(folder, "spine.csv");
        var rows = trial.Questions.Only(SpineColumns.Of(target).Required);
        await File.WriteAllTextAsync(file, string.Concat(rows.Csv.Select(l => l + "\n")), ct);
        return file;
    }
}
