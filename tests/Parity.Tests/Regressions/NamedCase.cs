using FeatureDsl.Hosting.Verification;
using FeatureDsl.Parity.Tests.Harness;
using FeatureDsl.Parity.Tests.Programs;
using FeatureDsl.Runtime;

namespace FeatureDsl.Parity.Tests.Regressions;

/// <summary>A small case of a bug that was found: a feature project, rows, questions, and what is right. All three executions have to say so.</summary>
public sealed class NamedCase
{
    private static int _cases;

    /// <summary>One C# file.</summary>
    public required string Program { get; init; }

    /// <summary>The view or service that is asked.</summary>
    public required string Target { get; init; }

    /// <summary>For each table of a source lines of CSV: a header, then the rows.</summary>
    public Dictionary<string, string[]> Rows { get; } = [];

    /// <summary>Lines of CSV: keys, <c>as_of</c> and the columns of requests.</summary>
    public required string[] Questions { get; init; }

    /// <summary>For each feature the right value at each question, as <see cref="ValueText"/> writes it; <c>error</c> where it is one.</summary>
    public Dictionary<string, string[]> Expected { get; } = [];

    /// <summary>Checks the case.</summary>
    /// <param name="engines">The engines.</param>
    /// <param name="server">Which online store.</param>
    public async Task HoldsAsync(Engines engines, OnlineServer server = OnlineServer.Garnet)
    {
        var ct = TestContext.Current.CancellationToken;
        var name = $"Case{Interlocked.Increment(ref _cases)}";
        var project = CompiledProgram.Load(name, Program);
        var folder = engines.Folder(name);
        foreach (var source in project.Sources)
        {
            await engines.ClickHouse.ExecuteAsync($"DROP TABLE IF EXISTS {source.Model.Table}", ct: ct);
            var file = await FileAsync(folder, source.Model.Table, Rows[source.Model.Table], ct);
            var loaded = await SourceLoader.LoadAsync(engines.ClickHouse, source, [file], Path.Combine(folder, "rejects.csv"), again: true, ct: ct);
            Assert.Equal(0L, loaded.RowsRejected);
        }

        var target = engines.Planted(project.Targets.Single(t => t.Name == Target));
        await using var session = engines.Session(project, server);
        var spine = await FileAsync(folder, "questions", Questions, ct);
        var report = await new Verifier(session, engines.ClickHouse, target).RunAsync(new VerifyOptions(spine, int.MaxValue, 0), ct);
        Assert.Equal(Questions.Length - 1, report.Cases.Count);
        Assert.True(report.Differences.Count == 0, string.Join('\n', report.Differences.Select(d => Fault.Describe(report, d))));
        foreach (var (feature, expected) in Expected)
        {
            var place = Enumerable.Range(0, target.Features.Count).Single(i => target.Features[i].Column == feature);
            Assert.Equal(expected, report.Plain.Values.Select(v => ExpectedText.Of(v, place, target.Features.Count)));
        }
    }

    private static async Task<string> FileAsync(string folder, string name, string[] lines, CancellationToken ct)
    {
        var file = Path.Combine(folder, name + ".csv");
        await File.WriteAllLinesAsync(file, lines, ct);
        return file;
    }
}
