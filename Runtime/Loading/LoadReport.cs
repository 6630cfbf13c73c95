namespace FeatureDsl.Runtime;

/// <summary>What came of loading files into a source's table.</summary>
/// <param name="RowsRead">The rows of the files.</param>
/// <param name="RowsLoaded">The rows that are now in the table.</param>
/// <param name="RowsRejected">The rows that were set aside; one row may be there for several reasons.</param>
/// <param name="RejectsFile">Where they are, with their reasons; <see langword="null"/> where there is none.</param>
/// <param name="IgnoredColumns">The columns of the files that the source does not have.</param>
/// <param name="Elapsed">How long it took.</param>
public sealed record LoadReport(
    long RowsRead, long RowsLoaded, long RowsRejected, string? RejectsFile, IReadOnlyList<string> IgnoredColumns, TimeSpan Elapsed)
{
    /// <summary>The share of rows that were set aside, 0 to 1.</summary>
    public double RejectedShare => RowsRead == 0 ? 0 : (double)RowsRejected / RowsRead;
}
