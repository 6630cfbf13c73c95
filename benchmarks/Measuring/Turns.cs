using System.Diagnostics;

namespace FeatureDsl.Benchmarks.Measuring;

/// <summary>Measures ways of doing the same in turns: whatever else the machine does meets all of them.</summary>
internal static class Turns
{
    /// <summary>Runs every contender once to warm up, then each in turn.</summary>
    /// <param name="repetitions">How often; the median is taken.</param>
    /// <param name="contenders">In the order in which they are reported.</param>
    /// <param name="warm">Whether all of them have just been run, to compare what they give.</param>
    public static async Task<IReadOnlyList<Measurement>> RunAsync(int repetitions, IReadOnlyList<Contender> contenders, bool warm = false)
    {
        foreach (var contender in warm ? [] : contenders)
            await contender.Work();
        var runs = contenders.Select(_ => new List<Measurement>()).ToList();
        for (var turn = 0; turn < repetitions; turn++)
        {
            // Forth and back, so that none always comes after the same other.
            foreach (var i in turn % 2 == 0 ? Enumerable.Range(0, contenders.Count) : Enumerable.Range(0, contenders.Count).Reverse())
                runs[i].Add(await OnceAsync(contenders[i]));
        }

        return [.. runs.Select((r, i) => new Measurement(
            contenders[i].Name, Median(r.Select(m => m.Wall)), Median(r.Select(m => m.Cpu)), (long)Median(r.Select(m => (double)m.PeakBytes))))];
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static async Task<Measurement> OnceAsync(Contender contender)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        using var process = Process.GetCurrentProcess();
        var peak = PeakMemory.Start();
        var (cpu, clock) = (process.TotalProcessorTime, Stopwatch.StartNew());
        await contender.Work();
        var wall = clock.Elapsed;
        process.Refresh();
        return new(contender.Name, wall.TotalSeconds, (process.TotalProcessorTime - cpu).TotalSeconds, peak.Bytes());
    }
}
