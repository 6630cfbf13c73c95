using Apache.Arrow;
using ParquetSharp;
using ParquetSharp.Arrow;

namespace FeatureDsl.Runtime.Files;

/// <summary>Writes Parquet, compressed with zstd; row groups are filled across batches.</summary>
internal sealed class ParquetTableWriter : TableWriter
{
    private const int RowGroupRows = 1 << 20;

    private readonly FileWriter writer;

    public ParquetTableWriter(string path, string temporary, Schema schema)
        : base(path, temporary, schema)
    {
        using var builder = new WriterPropertiesBuilder();
        using var properties = builder.Compression(Compression.Zstd).MaxRowGroupLength(RowGroupRows).Build();
        using var arrowBuilder = new ArrowWriterPropertiesBuilder();
        // With the Arrow schema stored, what Parquet has no type for (time zones, dictionaries) reads back as it was.
        using var arrowProperties = arrowBuilder.StoreSchema().Build();
        writer = new FileWriter(temporary, schema, properties, arrowProperties);
    }

    private protected override ValueTask WriteBatchAsync(RecordBatch batch, CancellationToken cancellation)
    {
        writer.WriteBufferedRecordBatch(batch);
        return ValueTask.CompletedTask;
    }

    private protected override ValueTask EndAsync()
    {
        writer.Close();
        return ValueTask.CompletedTask;
    }

    private protected override ValueTask ReleaseAsync()
    {
        writer.Dispose();
        return ValueTask.CompletedTask;
    }
}
