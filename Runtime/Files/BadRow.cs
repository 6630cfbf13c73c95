namespace FeatureDsl.Runtime.Files;

/// <summary>One reason why a row of a table file was kept aside.</summary>
/// <param name="File">The file.</param>
/// <param name="Row">The number of the row among the rows of data, from 1.</param>
/// <param name="Line">The physical line on which the row starts, from 1, the header included; null where the file has no lines.</param>
/// <param name="Column">The column of the bad value; empty if the row as a whole could not be read.</param>
/// <param name="Reason">What is wrong with it.</param>
/// <param name="RawRow">The row as it stands in the file, or as CSV where the file is not text; cut if very long.</param>
public sealed record BadRow(string File, long Row, long? Line, string Column, string Reason, string RawRow);
