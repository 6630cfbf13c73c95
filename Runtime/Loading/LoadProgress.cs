namespace FeatureDsl.Runtime;

/// <summary>How far a load is.</summary>
/// <param name="File">The file that is being read.</param>
/// <param name="FileNumber">Its number, from 1.</param>
/// <param name="Files">How many files there are.</param>
/// <param name="RowsRead">The rows read so far, of all files.</param>
/// <param name="RowsRejected">How many of them were set aside.</param>
/// <param name="Elapsed">Since the start.</param>
public sealed record LoadProgress(string File, int FileNumber, int Files, long RowsRead, long RowsRejected, TimeSpan Elapsed);
