using Apache.Arrow;
using Apache.Arrow.Types;
using FeatureDsl.Runtime.Files;

namespace FeatureDsl.Runtime.Tests.Files;

/// <summary>Files whose columns are structs: a column for each member.</summary>
public sealed class StructTests : IDisposable
{
    private static readonly ColumnSpec[] Columns =
        [new("id", ColumnKind.Int64, false), new("stay_room", ColumnKind.String, true), new("stay_at_x", ColumnKind.Float64, true), new("stay_at_y", ColumnKind.Float64, true)];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("t.parquet")]
    [InlineData("t.arrow")]
    [InlineData("t.arrows")]
    public async Task Members_are_missing_where_their_struct_is(string name)
    {
        await Write(name, "stay");
        var file = TableFile.OpenRead(folder.File(name));
        Assert.Equal(["id", "stay_room", "stay_at_x", "stay_at_y", "other"], file.Schema.FieldsList.Select(f => f.Name));
        Assert.Equal(["1 a 0.5 1.5", "2 b - -", "3 - - -", "4 - 4.5 -"], await Read(file, Columns));
        Assert.Equal(["1.5 1", "- 2", "- 3", "- 4"], await Read(file, [Columns[3], Columns[0]]));
    }

    [Fact]
    public async Task A_member_and_a_column_of_its_name_are_two_of_one_name()
    {
        await Write("t.arrow", "other");
        Assert.Contains("'other_room' is there 2 times", Assert.Throws<FeatureDslException>(() => TableFile.OpenRead(folder.File("t.arrow"))).Message, StringComparison.Ordinal);
    }

    private async Task Write(string name, string stay)
    {
        var place = new StructType([new Field("x", DoubleType.Default, true), new Field("y", DoubleType.Default, true)]);
        var places = new StructArray(
            place, 4, [new DoubleArray.Builder().Append(0.5).Append(9).Append(9).Append(4.5).Build(), new DoubleArray.Builder().Append(1.5).Append(9).Append(9).AppendNull().Build()],
            Bits(true, false, true, true), nullCount: 1);
        var type = new StructType([new Field("room", StringType.Default, true), new Field("at", place, true)]);
        var stays = new StructArray(type, 4, [new StringArray.Builder().Append("a").Append("b").Append("z").AppendNull().Build(), places], Bits(true, true, false, true), nullCount: 1);
        var ids = new Int64Array.Builder().AppendRange([1, 2, 3, 4]).Build();
        var others = new StringArray.Builder().AppendRange(["o", "o", "o", "o"]).Build();
        using var batch = new RecordBatch.Builder().Append("id", false, ids).Append(stay, true, stays).Append(stay == "other" ? "other_room" : "other", true, others).Build();
        await using var writer = TableWriter.Create(folder.File(name), batch.Schema);
        await writer.WriteAsync(batch, TestContext.Current.CancellationToken);
        await writer.CompleteAsync(TestContext.Current.CancellationToken);
    }

    private static ArrowBuffer Bits(params bool[] bits)
    {
        var builder = new ArrowBuffer.BitmapBuilder();
        foreach (var bit in bits)
            builder.Append(bit);
        return builder.Build();
    }

    private static async Task<List<string>> Read(TableFile file, ColumnSpec[] columns)
    {
        var rows = new List<string>();
        await foreach (var batch in file.ReadTypedAsync(columns, new BadRowList(), TestContext.Current.CancellationToken))
        {
            using (batch)
            {
                for (var row = 0; row < batch.Length; row++)
                    rows.Add(string.Join(' ', Enumerable.Range(0, columns.Length).Select(c => Text(batch.Column(c), row))));
            }
        }

        return rows;
    }

    private static string Text(IArrowArray column, int row) => column.IsNull(row) ? "-" : column switch
    {
        Int64Array numbers => $"{numbers.GetValue(row)}",
        DoubleArray numbers => FormattableString.Invariant($"{numbers.GetValue(row)}"),
        _ => ((StringArray)column).GetString(row),
    };
}
