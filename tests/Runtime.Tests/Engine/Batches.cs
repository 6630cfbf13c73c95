using Apache.Arrow;
using Apache.Arrow.Types;

namespace Runtime.Tests.Engine;

/// <summary>Record batches of consecutive numbers.</summary>
internal static class Batches
{
    internal static Schema Schema { get; } = new Schema.Builder()
        .Field(f => f.Name("id").DataType(Int64Type.Default).Nullable(false))
        .Field(f => f.Name("name").DataType(StringType.Default).Nullable(true))
        .Build();

    internal const string Columns = "(id Int64, name Nullable(String)) ENGINE = MergeTree ORDER BY id";

    internal static async IAsyncEnumerable<RecordBatch> NumbersAsync(int count, int size = 50_000)
    {
        for (var start = 0; start < count; start += size)
        {
            await Task.Yield();
            using var batch = Numbers(start, Math.Min(size, count - start));
            yield return batch;
        }
    }

    /// <summary>Some rows, and then an error.</summary>
    internal static async IAsyncEnumerable<RecordBatch> BreakingAsync(Exception error)
    {
        await foreach (var batch in NumbersAsync(100_000))
            yield return batch;
        throw error;
    }

    /// <summary>Every third name is null.</summary>
    internal static RecordBatch Numbers(int start, int length)
    {
        var ids = new Int64Array.Builder().Reserve(length);
        var names = new StringArray.Builder();
        for (var i = start; i < start + length; i++)
        {
            ids.Append(i);
            if (i % 3 == 0)
                names.AppendNull();
            else
                names.Append("n" + i);
        }
        return new RecordBatch(Schema, [ids.Build(), names.Build()], length);
    }
}
