namespace FeatureDsl.Benchmarks.Offline;

/// <summary>The windows of the benchmark's views, as the queries by hand write them.</summary>
internal static class Frames
{
    private const long Hour = 3_600_000_000;

    /// <summary>The suffix of the features and the length in microseconds; <see langword="null"/> for without end.</summary>
    public static readonly (string Name, long? Micros)[] All = [("1h", Hour), ("1d", 24 * Hour), ("7d", 168 * Hour), ("30d", 720 * Hour), ("all", null)];

    /// <summary>Those over which means are taken.</summary>
    public static readonly (string Name, long? Micros)[] Means = All[1..4];

    /// <summary>Those over which extremes are taken.</summary>
    public static readonly (string Name, long? Micros)[] Extremes = [All[1], All[3]];

    /// <summary>Lists a column for each window, in the order of the features.</summary>
    public static string Each(IEnumerable<(string Name, long? Micros)> frames, Func<(string Name, long? Micros), string> column) =>
        string.Join(",\n    ", frames.Select(column));
}
