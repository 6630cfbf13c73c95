using System.Globalization;
using FeatureDsl.Descriptors;
using FeatureDsl.Hosting.Verification;
using FeatureDsl.Ir;
using FeatureDsl.Parity.Tests.Harness;
using FeatureDsl.Parity.Tests.Histories;
using FeatureDsl.Parity.Tests.Programs;
using FeatureDsl.Runtime;

namespace FeatureDsl.Parity.Tests;

/// <summary>
/// The one promise: random programs over random histories, asked at random instants, on the real engines. Training query, online state and plain C# give
/// the same bits. FEATUREDSL_PARITY_PROGRAMS sets how many programs a run has (for each online store), FEATUREDSL_PARITY_SEED where it starts,
/// FEATUREDSL_PARITY_KEEP a directory where programs, rows and queries are kept.
/// </summary>
public sealed class ThreeWayParityTests(Engines engines, ITestOutputHelper output)
{
    private const int FeaturesPerView = 12, Asks = 700;

    private static readonly int Programs = Setting("FEATUREDSL_PARITY_PROGRAMS", 8), FirstSeed = Setting("FEATUREDSL_PARITY_SEED", 1);

    [Theory]
    [InlineData(OnlineServer.Garnet)]
    [InlineData(OnlineServer.Redis)]
    public async Task The_three_executions_give_the_same_bits(OnlineServer server)
    {
        var compared = 0L;
        for (var i = 0; i < Programs; i++)
        {
            compared += await VerifyAsync(FirstSeed + i + (server == OnlineServer.Redis ? 1_000_000 : 0), server);
        }

        output.WriteLine($"{compared:N0} values of {Programs} programs compared on {server}, differences: 0");
        Assert.True(compared >= 12_600L * Programs, $"Only {compared} values were compared.");
    }

    private async Task<long> VerifyAsync(int seed, OnlineServer server)
    {
        var ct = TestContext.Current.CancellationToken;
        var program = RandomProgram.Make(seed, FeaturesPerView);
        var project = CompiledProgram.Load($"Program{seed}", SourceText.All, program.Views);
        var target = project.Targets.Single(t => t.IsService);
        var folder = Environment.GetEnvironmentVariable("FEATUREDSL_PARITY_KEEP") is { } kept
            ? Directory.CreateDirectory(Path.Combine(kept, $"seed-{seed}")).FullName : engines.Folder($"seed-{seed}");
        await File.WriteAllTextAsync(Path.Combine(folder, "program.cs"), program.Views, ct);
        await File.WriteAllTextAsync(Path.Combine(folder, "training.sql"), string.Join("\n;\n", target.TrainingSteps), ct);
        var dice = new Dice(seed * 31);
        var history = new RandomHistory(dice);
        await LoadAsync(project, history, dice, folder, ct);
        var spine = WriteSpine(target, history, dice, folder);

        await using var session = engines.Session(project, server);
        var report = await new Verifier(session, engines.ClickHouse, target).RunAsync(new VerifyOptions(spine, int.MaxValue, 0), ct);
        Assert.Equal(Asks, report.Cases.Count);
        Assert.True(report.Differences.Count == 0, Describe(program, report));
        return report.Values;
    }

    private async Task LoadAsync(FeatureProject project, RandomHistory history, Dice dice, string folder, CancellationToken ct)
    {
        foreach (var source in project.Sources)
        {
            await engines.ClickHouse.ExecuteAsync($"DROP TABLE IF EXISTS {source.Model.Table}", ct: ct);
            var rows = history.Rows(source.Model, dice.Of(3, 60, 250));
            var file = Path.Combine(folder, source.Model.Table + ".csv");
            await File.WriteAllTextAsync(file, CsvText.Of(source.Model.Columns.Select(c => (c.Name, c.Type)).ToList(), rows), ct);
            var loaded = await SourceLoader.LoadAsync(engines.ClickHouse, source, [file], Path.Combine(folder, "rejects.csv"), again: true, ct: ct);
            Assert.Equal((rows.Count, 0L), (loaded.RowsLoaded, loaded.RowsRejected));
        }
    }

    private static string WriteSpine(TargetDescriptor target, RandomHistory history, Dice dice, string folder)
    {
        var columns = target.Entities.SelectMany(e => e.Keys.Select(k => (k.Column, k.Type))).Append(("as_of", DataType.DateTime))
            .Concat(target.Requests.SelectMany(r => r.Model.Columns.Select(c => (c.Name, c.Type)))).ToList();
        var keys = target.Entities.Sum(e => e.Keys.Count);
        var rows = Enumerable.Range(0, Asks).Select(_ => columns.Select((c, i) =>
            i < keys ? history.Key(c.Item2) : i == keys ? history.Instant() : history.Value(c.Item2)).ToList());
        var file = Path.Combine(folder, "spine.csv");
        File.WriteAllText(file, CsvText.Of(columns, rows));
        return file;
    }

    private static string Describe(RandomProgram program, VerifyReport report)
    {
        var lines = report.Differences.GroupBy(d => d.Feature.Column).Take(6).Select(g =>
        {
            var d = g.First();
            var body = program.Views.Split('\n').FirstOrDefault(l => l.Contains($" {d.Feature.Name} =>", StringComparison.Ordinal))?.Trim();
            var c = report.Cases[d.Case];
            return string.Create(CultureInfo.InvariantCulture, $"{g.Count()} x {body}\n    {string.Join(' ', c.Keys)} at {c.AsOf:O}: training {Text(d.Training)}, online {Text(d.Online)}, plain {Text(d.Plain)}");
        });
        return $"seed {program.Seed}: {report.Differences.Count} of {report.Values} values differ\n" + string.Join('\n', lines);
    }

    private static string Text(object? value) => value switch
    {
        null => "missing",
        double d => $"{d.ToString("R", CultureInfo.InvariantCulture)} (0x{BitConverter.DoubleToInt64Bits(d):X16})",
        DateTime t => t.ToString("O", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
