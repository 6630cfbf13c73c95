namespace FeatureDsl.Benchmarks.Measuring;

/// <summary>What one way took: medians of several turns.</summary>
/// <param name="Name">Of the contender.</param>
/// <param name="Wall">Seconds that passed.</param>
/// <param name="Cpu">Seconds of processors, of the whole process.</param>
/// <param name="PeakBytes">How much more memory than before was resident at most; 0 where the system does not tell.</param>
internal sealed record Measurement(string Name, double Wall, double Cpu, long PeakBytes);
