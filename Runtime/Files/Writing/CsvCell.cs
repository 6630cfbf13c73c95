using Apache.Arrow;

namespace FeatureDsl.Runtime.Files;

/// <summary>Writes one value that is not null.</summary>
/// <param name="array">The column.</param>
/// <param name="row">The row.</param>
/// <param name="output">Takes the text.</param>
internal delegate void CsvCell(IArrowArray array, int row, CsvOutput output);
