using System.Diagnostics;
using System.Globalization;
using FeatureDsl.Parity.Tests.Harness;
using FeatureDsl.Parity.Tests.Histories;
using FeatureDsl.Parity.Tests.Programs;
using FeatureDsl.Parity.Tests.Shrinking;

namespace FeatureDsl.Parity.Tests;

/// <summary>
/// The one promise: random programs over random histories, asked at random instants, on the real engines. Training query, online state and plain C# give
/// the same bits. FEATUREDSL_PARITY_PROGRAMS sets how many programs a run has (for each online store), FEATUREDSL_PARITY_VALUES how many values it compares at least, FEATUREDSL_PARITY_SEED
/// where it starts, FEATUREDSL_PARITY_KEEP a directory where programs, rows and queries are kept, FEATUREDSL_PARITY_SHRINK for how many seconds a difference is shrunk (0 for not at all), FEATUREDSL_PARITY_USES an operator or
/// (with a point before it) an aggregate that every program has to use.
/// </summary>
public sealed class ThreeWayParityTests(Engines engines, ITestOutputHelper output)
{
    private const int FeaturesPerView = 12, Asks = 5000, MostFailures = 3;

    private static readonly long Programs = Setting("FEATUREDSL_PARITY_PROGRAMS", 3), LeastValues = Setting("FEATUREDSL_PARITY_VALUES", 0) / 2,
        FirstSeed = Setting("FEATUREDSL_PARITY_SEED", 1), ShrinkSeconds = Setting("FEATUREDSL_PARITY_SHRINK", 120);

    private static readonly string? Used = Environment.GetEnvironmentVariable("FEATUREDSL_PARITY_USES") is { Length: > 0 } name ? name : null;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(OnlineServer.Garnet)]
    [InlineData(OnlineServer.Redis)]
    public async Task The_three_executions_give_the_same_bits(OnlineServer server)
    {
        var (compared, programs, clock, reach, failures) = (0L, 0, Stopwatch.StartNew(), new Reach(), new List<string>());
        for (var seed = (int)FirstSeed + (server == OnlineServer.Redis ? 1_000_000 : 0); (programs < Programs || compared < LeastValues) && failures.Count < MostFailures; seed++)
        {
            if (Used is not null && !Reach.Uses(RandomProgram.Make(seed, FeaturesPerView).Text, Used))
                continue;
            programs++;
            compared += await VerifyAsync(seed, server, reach, failures);
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{server}: {compared:N0} values of {programs} programs compared in {clock.Elapsed.TotalSeconds:F0} s ({compared / clock.Elapsed.TotalSeconds:N0} a second), programs with differences: {failures.Count}"));
        output.WriteLine(reach.ToString());
        Assert.True(failures.Count == 0, string.Join("\n\n", failures));
        Assert.True(compared >= 100_000L * Programs, $"Only {compared} values were compared.");
    }

    private async Task<long> VerifyAsync(int seed, OnlineServer server, Reach reach, List<string> failures)
    {
        var clock = Stopwatch.StartNew();
        var program = RandomProgram.Make(seed, FeaturesPerView);
        reach.Add(program.Text);
        var project = CompiledProgram.Load($"Program{seed}", program.Text);
        var trial = RandomTrial.Make(program, project, Asks);
        var folder = Environment.GetEnvironmentVariable("FEATUREDSL_PARITY_KEEP") is { } kept
            ? Directory.CreateDirectory(Path.Combine(kept, $"seed-{seed}")).FullName : engines.Folder($"seed-{seed}");
        await File.WriteAllTextAsync(Path.Combine(folder, "program.cs"), program.Text, Ct);
        await File.WriteAllTextAsync(Path.Combine(folder, "training.sql"), string.Join("\n;\n", project.Targets.Single(t => t.Name == trial.Target).TrainingSteps), Ct);
        var runner = new TrialRunner(engines, server, folder);
        runner.Times.Add("compile", clock.Elapsed);
        try
        {
            var report = await runner.RunAsync(project, trial, Ct);
            output.WriteLine($"seed {seed}: {report.Values:N0} values, {report.Differences.Count} differences; {runner.Times}");
            Assert.Equal(Asks, report.Cases.Count);
            if (report.Differences.Count > 0)
                failures.Add($"seed {seed}: {report.Differences.Count} of {report.Values} values differ, the first: {Fault.Describe(report, report.Differences[0])}\n{await ShrinkAsync(seed, server, trial)}");
            return report.Values;
        }
        catch (FeatureDslException e)
        {
            failures.Add($"seed {seed}: {e}\n{await ShrinkAsync(seed, server, trial)}");
            return 0;
        }
    }

    private async Task<string> ShrinkAsync(int seed, OnlineServer server, Trial trial)
    {
        if (ShrinkSeconds == 0)
            return "";
        try
        {
            var shrunk = await new Shrinker(engines, server, TimeSpan.FromSeconds(ShrinkSeconds)).ShrinkAsync(trial, Ct);
            var text = PrintedTest.Of(shrunk, $"Seed{seed}");
            return $"shrunk in {shrunk.Elapsed.TotalSeconds:F0} s by {shrunk.Tried} trials{(shrunk.IsTimeUp ? ", when the time was up" : "")}; put this into tests/Parity.Tests/Regressions and give it a name:\n\n{text}";
        }
        catch (InvalidOperationException e)
        {
            return $"It could not be made smaller. {e.Message}\n{trial.Program}";
        }
    }

    private static long Setting(string name, long otherwise) =>
        long.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
