using System.Diagnostics;

namespace FeatureDsl.Benchmarks.Measuring;

/// <summary>Measures short work in loops, in turns.</summary>
internal static class Loops
{
    private static readonly TimeSpan Long = TimeSpan.FromMilliseconds(40);

    /// <summary>Nanoseconds of each; medians over the turns.</summary>
    public static double[] Nanoseconds(int turns, params IReadOnlyList<Action> works)
    {
        // Calibrating is warming up, too: each runs until it is known how many fill a turn, so tiered compilation is over.
        var counts = works.Select(Calibrate).ToArray();
        var taken = works.Select(_ => new List<double>()).ToArray();
        for (var turn = 0; turn < turns; turn++)
        {
            for (var i = 0; i < works.Count; i++)
                taken[i].Add(Once(works[i], counts[i]).TotalNanoseconds / counts[i]);
        }

        return [.. taken.Select(t => Turns.Median(t))];
    }

    private static int Calibrate(Action work)
    {
        var count = 1;
        for (var warm = 0; warm < 3; warm++)
        {
            while (Once(work, count) < Long)
                count *= 2;
        }

        return count;
    }

    private static TimeSpan Once(Action work, int count)
    {
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < count; i++)
            work();
        return clock.Elapsed;
    }
}
