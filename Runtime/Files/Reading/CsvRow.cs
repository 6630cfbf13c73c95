namespace FeatureDsl.Runtime.Files;

/// <summary>Where a row stands: its bytes within the block, its number among the rows of data and its first physical line.</summary>
internal readonly record struct CsvRow(int Start, int End, long Number, long Line);
