namespace FeatureDsl.Language.Tests.Online;

/// <summary>An event of a random history.</summary>
internal sealed record Happening(long Time, long Known, int Id, double Number, long Whole, string Word)
{
    /// <summary>Events in the order in which they become known; some are late, some tie.</summary>
    public static List<Happening> History(int seed, int count)
    {
        var random = new Random(seed);
        var known = 1_000_000L;
        return Enumerable.Range(0, count).Select(i =>
        {
            known += random.Next(0, 3) * 7;
            var late = random.Next(4) switch { 0 => random.Next(0, 400), 1 => random.Next(0, 30), _ => 0 };
            return new Happening(known - late, known, random.Next(1000) * 1000 + i, AnyNumber(random), AnyWhole(random), "w" + random.Next(12));
        }).ToList();
    }

    /// <summary>What orders events.</summary>
    public (long Time, long Known, int Id) Stamp => (Time, Known, Id);

    private static double AnyNumber(Random random) => random.Next(12) switch
    {
        0 => double.NaN,
        1 => double.PositiveInfinity,
        2 => -0.0,
        3 => Math.ScaleB(1, 97),
        4 => Math.ScaleB(random.NextDouble(), -random.Next(200)),
        _ => Math.Round(random.NextDouble() * 100 - 50, 2),
    };

    private static long AnyWhole(Random random) => random.Next(10) == 0 ? random.NextInt64(long.MinValue, long.MaxValue) : random.Next(-50, 50);
}
