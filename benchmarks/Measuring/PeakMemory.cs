using System.Globalization;

namespace FeatureDsl.Benchmarks.Measuring;

/// <summary>How far the resident memory of this process rises, on Linux, where the kernel's mark can be set back.</summary>
internal readonly struct PeakMemory
{
    private const string Status = "/proc/self/status", ClearReferences = "/proc/self/clear_refs";

    private readonly long? _before;

    private PeakMemory(long? before) => _before = before;

    public static PeakMemory Start()
    {
        if (!File.Exists(Status))
            return default;
        try
        {
            // 5 sets the high-water mark to what is resident now.
            File.WriteAllText(ClearReferences, "5");
            return new(Read("VmRSS:"));
        }
        catch (UnauthorizedAccessException)
        {
            return default;
        }
    }

    public long Bytes() => _before is { } before ? Math.Max(0, Read("VmHWM:") - before) : 0;

    private static long Read(string name)
    {
        var line = File.ReadLines(Status).First(l => l.StartsWith(name, StringComparison.Ordinal));
        return long.Parse(line[name.Length..].Replace("kB", "", StringComparison.Ordinal), NumberStyles.Integer, CultureInfo.InvariantCulture) * 1024;
    }
}
