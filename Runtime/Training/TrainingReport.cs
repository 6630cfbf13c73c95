namespace FeatureDsl.Runtime;

/// <summary>What came of building a training set.</summary>
/// <param name="Rows">The rows written.</param>
/// <param name="Features">The features of each.</param>
/// <param name="Rejected">The rows of the spine that were set aside.</param>
/// <param name="RejectsFile">Where they are, with their reasons; <see langword="null"/> where there is none.</param>
/// <param name="Elapsed">How long it took, reading the spine and writing the file included.</param>
public sealed record TrainingReport(long Rows, int Features, long Rejected, string? RejectsFile, TimeSpan Elapsed)
{
    /// <summary>What became of the events that a training set's rows are made of; <see langword="null"/> where its rows came from a file.</summary>
    public TrainingRowCounts? Events { get; init; }

    /// <summary>Rows written per second of <see cref="Elapsed"/>.</summary>
    public double RowsPerSecond => Elapsed > TimeSpan.Zero ? Rows / Elapsed.TotalSeconds : 0;
}
