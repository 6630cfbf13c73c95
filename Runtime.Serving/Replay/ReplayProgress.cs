namespace FeatureDsl.Serving;

/// <summary>How far a replay has come.</summary>
/// <param name="Rows">Rows applied.</param>
/// <param name="Elapsed">Time taken.</param>
/// <param name="Known">The known time of the last row, UTC; <see langword="null"/> before the first.</param>
public readonly record struct ReplayProgress(long Rows, TimeSpan Elapsed, DateTime? Known)
{
    /// <summary>The mean speed so far.</summary>
    public double RowsPerSecond => Elapsed > TimeSpan.Zero ? Rows / Elapsed.TotalSeconds : 0;
}
