using Apache.Arrow;

namespace FeatureDsl.Runtime.Files;

/// <summary>Takes the lists or maps of a chunk apart into their elements, as the file has them.</summary>
internal interface IElementReader
{
    /// <param name="source">The column as it was read; stays the caller's.</param>
    /// <param name="bad">Takes the rows that are no list or map.</param>
    Elements Read(IArrowArray source, BadCells bad);
}
