using Apache.Arrow;
using Apache.Arrow.Types;
using FeatureDsl.Runtime.Files;

namespace FeatureDsl.Runtime.Tests.Files;

/// <summary>Vectors out of text and out of every kind of list: of their dimension, exactly, or refused row by row.</summary>
public sealed class VectorConversionTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Text_is_a_json_array()
    {
        var path = folder.Write("in.csv", "x\n\"[0.1,-1e-45]\"\n\"[\"\"nan\"\", \"\"-inf\"\"]\"\n\"[]\"\n");
        var (rows, bad) = await Read(path, nullable: true);
        Assert.Empty(bad);
        Assert.Equal(["0.1 -1E-45", "NaN -Infinity", ""], rows);
    }

    [Theory]
    [InlineData("\"[1]\"", "has 1 element(s), not the 2 of its [Dimension]")]
    [InlineData("\"[1,2,3]\"", "has 3 element(s), not the 2 of its [Dimension]")]
    [InlineData("\"[]\"", "has 0 element(s)")]
    [InlineData("\"[1,null]\"", "has a missing element")]
    [InlineData("\"[1,true]\"", "is not a vector; write a JSON array")]
    [InlineData("\"[1,\"\"x\"\"]\"", "has an element at place 1 that is not a number")]
    [InlineData("\"[1,4e38]\"", "has an element at place 1 that is beyond the largest number of its type")]
    [InlineData("1;2", "is not a vector")]
    [InlineData("\"[1,2] 3\"", "is not a vector")]
    [InlineData("\"[1,\"", "is not a vector")]
    public async Task A_bad_vector_is_reported_with_the_reason(string text, string reason)
    {
        var path = folder.Write("in.csv", $"x\n\"[1,2]\"\n{text}\n\"[3,4]\"\n");
        var (rows, bad) = await Read(path, nullable: false);
        Assert.Equal(["1 2", "3 4"], rows);
        var row = Assert.Single(bad);
        Assert.Equal((2L, "x"), ((long)row.Row, row.Column));
        Assert.Contains(reason, row.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("t.parquet")]
    [InlineData("t.arrow")]
    public async Task Lists_of_doubles_are_vectors_where_floats_hold_them(string name)
    {
        var lists = new ListArray.Builder(DoubleType.Default);
        var values = (DoubleArray.Builder)lists.ValueBuilder;
        lists.Append();
        values.Append(0.5).Append(-0.0);
        lists.AppendNull();
        lists.Append();
        values.Append(0.1).Append(1);
        lists.Append();
        values.Append(double.NaN).Append(3);
        using var batch = new RecordBatch.Builder().Append("x", true, lists.Build()).Build();
        await using (var writer = TableWriter.Create(folder.File(name), batch.Schema))
        {
            await writer.WriteAsync(batch, TestContext.Current.CancellationToken);
            await writer.CompleteAsync(TestContext.Current.CancellationToken);
        }

        var (rows, bad) = await Read(folder.File(name), nullable: true);
        Assert.Equal(["0.5 -0", "", "NaN 3"], rows);
        Assert.Contains("has an element at place 0: '0.1' cannot be had exactly", Assert.Single(bad).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(VectorStorage.Half, "\"\"-inf\"\"", "1", "14950 64512 | 11878 48128 |  | 0 0", "has an element at place 0 (70000) that cannot be stored in half precision, which ends at 65504")]
    [InlineData(VectorStorage.Int8, "-0.03", "\"\"nan\"\"", "-7 102 -4 | -6 6 -64 |  | -126 0 0", "has an element at place 1 (NaN) that cannot be stored in bytes")]
    public async Task What_is_stored_smaller_is_rounded_at_load(VectorStorage storage, string second, string last, string stored, string reason)
    {
        var path = folder.Write("in.csv", $"x\n\"[0.8,{second}]\"\n\"[0.1,-1]\"\n\"[]\"\n\"[0,0]\"\n\"[70000,{last}]\"\n");
        var (rows, bad) = await Read(path, nullable: true, storage);
        Assert.Equal(stored, string.Join(" | ", rows));
        Assert.Contains(reason, Assert.Single(bad).Reason, StringComparison.Ordinal);
    }

    private static async Task<(List<string> Rows, IReadOnlyList<BadRow> Bad)> Read(string path, bool nullable, VectorStorage storage = VectorStorage.Single)
    {
        var file = TableFile.OpenRead(path);
        var converter = TableConverter.Create(file, [new("x", ColumnKind.Vector, nullable, Dimension: 2, Storage: storage)]);
        var (rows, bad) = (new List<string>(), new BadRowList());
        await foreach (var chunk in file.ReadAsync(null, TestContext.Current.CancellationToken))
        {
            using (chunk)
            {
                using var batch = converter.Convert(chunk, bad);
                var list = (ListArray)batch.Column(0);
                for (var i = 0; i < list.Length; i++)
                {
                    var (first, count) = (list.ValueOffsets[i], list.GetValueLength(i));
                    IEnumerable<IFormattable> elements = list.Values switch
                    {
                        UInt16Array halves => halves.Values.Slice(first, count).ToArray().Cast<IFormattable>(),
                        Int8Array bytes => bytes.Values.Slice(first, count).ToArray().Cast<IFormattable>(),
                        var floats => ((FloatArray)floats).Values.Slice(first, count).ToArray().Cast<IFormattable>(),
                    };
                    rows.Add(string.Join(' ', elements.Select(x => x.ToString(null, System.Globalization.CultureInfo.InvariantCulture))));
                }
            }
        }

        return (rows, bad.Rows);
    }
}
