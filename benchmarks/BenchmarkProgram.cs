using System.Runtime.InteropServices;
using FeatureDsl.Benchmarks.Aggregates;
using FeatureDsl.Benchmarks.Client;
using FeatureDsl.Benchmarks.Evaluator;
using FeatureDsl.Benchmarks.Ingest;
using FeatureDsl.Benchmarks.Measuring;
using FeatureDsl.Benchmarks.Offline;
using FeatureDsl.Benchmarks.Shapes;
using FeatureDsl.Benchmarks.State;

namespace FeatureDsl.Benchmarks;

/// <summary>Runs what the command line asks for.</summary>
internal static class BenchmarkProgram
{
    private static readonly (string Name, Func<BenchmarkOptions, Report, IBenchmark> Make)[] Benchmarks =
    [
        ("offline", (o, r) => new OfflineBenchmark(o, r)),
        ("aggregates", (o, r) => new AggregateBenchmark(o, r)),
        ("shapes", (o, r) => new ShapeBenchmark(o, r)),
        ("client", (o, r) => new ClientBenchmark(o, r)),
        ("evaluator", (o, r) => new EvaluatorBenchmark(o, r)),
        ("state", (o, r) => new StateBenchmark(o, r)),
        ("ingest", (o, r) => new IngestBenchmark(o, r)),
    ];

    /// <returns>0; 1 where two ways did not give the same; 2 for a wrong command line.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, TextWriter errors)
    {
        try
        {
            var options = BenchmarkOptions.Parse(arguments);
            var chosen = Benchmarks.Where(b => options.Name == "all" || options.Name == b.Name).ToList();
            if (chosen.Count == 0)
                throw new FeatureDslException($"There is no benchmark '{options.Name}'; there are {string.Join(", ", Benchmarks.Select(b => b.Name))} and all.");
            var report = new Report(output, errors);
            report.Line(FormattableString.Invariant($"{Environment.ProcessorCount} processors, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}"));
            foreach (var (_, make) in chosen)
                await make(options, report).RunAsync();
            return 0;
        }
        catch (UnequalException unequal)
        {
            await errors.WriteLineAsync($"UNEQUAL: {unequal.Message}");
            return 1;
        }
        catch (FeatureDslException wrong)
        {
            await errors.WriteLineAsync(wrong.Message);
            return 2;
        }
    }
}
