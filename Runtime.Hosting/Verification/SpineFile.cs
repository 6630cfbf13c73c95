using Apache.Arrow;
using FeatureDsl.Ir;
using FeatureDsl.Runtime;
using FeatureDsl.Runtime.Files;

namespace FeatureDsl.Hosting.Verification;

/// <summary>Writes cases as a spine.</summary>
internal static class SpineFile
{
    private const int RowsPerBatch = 50_000;

    public static async Task WriteAsync(string path, IReadOnlyList<(string Name, DataType Type)> columns, IReadOnlyList<Case> cases, CancellationToken ct)
    {
        var schema = new Schema(columns.Select(c => ColumnSpecs.Of(c.Name, c.Type).ToField()), metadata: null);
        await using var writer = TableWriter.Create(path, schema);
        foreach (var part in cases.Chunk(RowsPerBatch))
        {
            using var batch = new RecordBatch(schema, columns.Select((c, i) => Values.ArrowColumns.Of(c.Type, part.Select(p => p.Spine[i]))), part.Length);
            await writer.WriteAsync(batch, ct).ConfigureAwait(false);
        }

        await writer.CompleteAsync(ct).ConfigureAwait(false);
    }
}
