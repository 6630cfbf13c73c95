using Apache.Arrow;

namespace FeatureDsl.Runtime.Engine.Embedded;

/// <summary>A response that can hand over its record batches without the detour over bytes.</summary>
internal interface IRecordBatchSource
{
    /// <summary>The schema of every batch.</summary>
    Schema Schema { get; }

    /// <summary>The next batch, which the caller disposes, or null at the end.</summary>
    ValueTask<RecordBatch?> NextBatchAsync(CancellationToken ct);
}
