using Apache.Arrow;
using FeatureDsl.Runtime.Files;

namespace FeatureDsl.Runtime;

/// <summary>Some rows of a file twice: as they were read, and the good ones of them in the declared types.</summary>
/// <param name="Source">As they were read.</param>
/// <param name="Typed">The good rows; may be empty.</param>
/// <param name="Kept">For each good row its index in the source's batch, or <see langword="null"/> where all are good.</param>
internal sealed record TypedChunk(TableChunk Source, RecordBatch Typed, IReadOnlyList<int>? Kept) : IDisposable
{
    public void Dispose()
    {
        // In this order: the typed rows may share memory with the source.
        Typed.Dispose();
        Source.Dispose();
    }
}
