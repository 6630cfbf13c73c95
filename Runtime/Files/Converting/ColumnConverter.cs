using Apache.Arrow;

namespace FeatureDsl.Runtime.Files;

/// <summary>
/// Turns the columns of one file type into the exact type that is declared. Keeps scratch memory from chunk to chunk: one thread at a time.
/// </summary>
internal abstract class ColumnConverter
{
    /// <summary>Converts one column of a chunk.</summary>
    /// <param name="source">The column as it was read; stays the caller's.</param>
    /// <param name="bad">Takes the values that cannot be had exactly; what stands in their place does not matter.</param>
    /// <returns>A column of the same length, the caller's to dispose, that may share memory with the source.</returns>
    public abstract IArrowArray Convert(IArrowArray source, BadCells bad);
}
