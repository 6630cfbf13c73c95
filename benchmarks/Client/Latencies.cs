using System.Diagnostics;
using FeatureDsl.Benchmarks.Measuring;

namespace FeatureDsl.Benchmarks.Client;

/// <summary>How long single calls take, in microseconds.</summary>
/// <param name="P50">Half take less.</param>
/// <param name="P99">All but one in a hundred take less.</param>
internal sealed record Latencies(double P50, double P99)
{
    /// <summary>Measures two ways in turns, each by calls that follow one another.</summary>
    /// <returns>Of each the medians over the turns.</returns>
    public static async Task<(Latencies Ours, Latencies Plain)> CompareAsync(int turns, int calls, Func<int, Task> ours, Func<int, Task> plain)
    {
        var (a, b) = (new List<Latencies>(), new List<Latencies>());
        for (var turn = 0; turn <= turns; turn++)
        {
            var (x, y) = (await OnceAsync(calls, ours), await OnceAsync(calls, plain));
            // The first turn warms up.
            if (turn > 0)
            {
                a.Add(x);
                b.Add(y);
            }
        }

        return (Median(a), Median(b));
    }

    private static Latencies Median(List<Latencies> all) => new(Turns.Median(all.Select(l => l.P50)), Turns.Median(all.Select(l => l.P99)));

    private static async Task<Latencies> OnceAsync(int calls, Func<int, Task> call)
    {
        var taken = new double[calls];
        for (var i = 0; i < calls; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await call(i);
            taken[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }

        Array.Sort(taken);
        return new(taken[calls / 2], taken[calls * 99 / 100]);
    }
}
