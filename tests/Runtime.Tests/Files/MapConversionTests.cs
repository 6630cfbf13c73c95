using Apache.Arrow;
using Apache.Arrow.Types;
using FeatureDsl.Runtime.Files;

namespace FeatureDsl.Runtime.Tests.Files;

/// <summary>Maps out of text, out of Arrow maps and out of lists of pairs: entries in the contract's order of keys, or the row is refused with the key.</summary>
public sealed class MapConversionTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(ColumnKind.Bool, ColumnKind.Float64, "{\"true\":1,\"false\":\"nan\"}", "{\"false\":\"nan\",\"true\":1}")]
    [InlineData(ColumnKind.Int32, ColumnKind.String, "{\"10\":\"a\",\"9\":\"\",\"-1\":\"c\"}", "{\"-1\":\"c\",\"9\":\"\",\"10\":\"a\"}")]
    [InlineData(ColumnKind.Int64, ColumnKind.Bool, "{\"2\":true,\"9223372036854775807\":true,\"-3\":false}", "{\"-3\":false,\"2\":true,\"9223372036854775807\":true}")]
    [InlineData(ColumnKind.String, ColumnKind.Int64, "{\"b\":1,\"\uFB01\":2,\"🎈\":3,\"\":4,\"B\":5}", "{\"\":4,\"B\":5,\"b\":1,\"\uFB01\":2,\"\\uD83C\\uDF88\":3}")]
    [InlineData(ColumnKind.DateTime, ColumnKind.Decimal, "{\"1970-01-01\":1.5,\"1969-12-31 23:59:59.999999\":0}", "{\"1969-12-31 23:59:59.999999\":0.00,\"1970-01-01 00:00:00.000000\":1.50}")]
    [InlineData(ColumnKind.DateOnly, ColumnKind.DateTime, "{\"1970-01-02\":\"2024-01-01\",\"1969-01-01\":\"2024-01-02\"}",
        "{\"1969-01-01\":\"2024-01-02 00:00:00.000000\",\"1970-01-02\":\"2024-01-01 00:00:00.000000\"}")]
    [InlineData(ColumnKind.TimeSpan, ColumnKind.Int32, "{\"00:00:01\":1,\"-5\":2}", "{\"-5\":2,\"1000000\":1}")]
    [InlineData(ColumnKind.Guid, ColumnKind.Guid, "{\"ff8fad5bd9cb469fa16570867728950e\":\"0f8fad5b-d9cb-469f-a165-70867728950e\",\"0F8fad5b-d9cb-469f-a165-70867728950e\":\"0f8fad5b-d9cb-469f-a165-70867728950e\"}",
        "{\"0f8fad5b-d9cb-469f-a165-70867728950e\":\"0f8fad5b-d9cb-469f-a165-70867728950e\",\"ff8fad5b-d9cb-469f-a165-70867728950e\":\"0f8fad5b-d9cb-469f-a165-70867728950e\"}")]
    [InlineData(ColumnKind.Enum, ColumnKind.Enum, "{\"Back\":\"Front\",\"Front\":\"Roof\",\"-5\":\"Back\"}", "{\"Roof\":\"Back\",\"Front\":\"Roof\",\"Back\":\"Front\"}")]
    public async Task Entries_are_put_in_order_and_come_back_through_every_format(ColumnKind key, ColumnKind value, string map, string ordered)
    {
        string[] rows = ["{}", map, ordered, "{}", map];
        var text = "x\n" + string.Concat(rows.Select(r => $"\"{r.Replace("\"", "\"\"", StringComparison.Ordinal)}\"\n"));
        var (path, column) = (folder.Write("in.csv", text), CollectionTable.Map(key, value));
        string[] expected = ["{}", ordered, ordered, "{}", ordered];
        foreach (var name in new[] { "a.parquet", "b.arrow", "c.csv", "d.arrows" })
        {
            var bad = new BadRowList();
            await using (var writer = TableWriter.Create(folder.File(name), new([column.ToField()], null)))
            {
                await foreach (var batch in TableFile.OpenRead(path).ReadTypedAsync([column], bad, TestContext.Current.CancellationToken))
                {
                    using (batch)
                        await writer.WriteAsync(batch, TestContext.Current.CancellationToken);
                }

                await writer.CompleteAsync(TestContext.Current.CancellationToken);
            }

            Assert.Empty(bad.Rows);
            path = folder.File(name);
            Assert.Equal(expected, (await CollectionTable.ReadAsync(path, column)).Rows);
        }
    }

    [Theory]
    [InlineData(ColumnKind.String, "{\"\"card\"\":1,\"\"cash\"\":2.5}", "the value of key 'cash': '2.5' is not a whole number")]
    [InlineData(ColumnKind.String, "{\"\"card\"\":null}", "the value of key 'card': null, which the declared type does not have")]
    [InlineData(ColumnKind.String, "{\"\"b\"\":1,\"\"a\"\":2,\"\"b\"\":3}", "the key 'b' comes twice")]
    [InlineData(ColumnKind.Int32, "{\"\"7\"\":1,\"\"07\"\":2}", "the key '7' comes twice")]
    [InlineData(ColumnKind.DateOnly, "{\"\"2024-02-30\"\":1}", "the key at place 0: '2024-02-30' is not a date")]
    [InlineData(ColumnKind.DateOnly, "{\"\"2024-02-28\"\":\"\"x\"\"}", "the value of key '2024-02-28': 'x' is not a whole number")]
    [InlineData(ColumnKind.Enum, "{\"\"Back\"\":1,\"\"Side\"\":1}", "the key at place 1: 'Side' is not a member of the enum")]
    [InlineData(ColumnKind.Enum, "{\"\"Back\"\":1,\"\"2\"\":1}", "the key 'Back' comes twice")]
    [InlineData(ColumnKind.String, "{\"\"a\"\":{}}", "is not a map; write a JSON object")]
    [InlineData(ColumnKind.String, "[1]", "is not a map")]
    [InlineData(ColumnKind.String, "{\"\"a\"\":1", "is not a map")]
    [InlineData(ColumnKind.String, "{\"\"\\udc00\"\":1}", "is not valid UTF-8")]
    public async Task A_bad_entry_is_reported_with_its_key(ColumnKind key, string text, string reason)
    {
        var path = folder.Write("in.csv", $"x\n{{}}\n\"{text}\"\n\"{{}}\"\n");
        var (rows, bad) = await CollectionTable.ReadAsync(path, CollectionTable.Map(key, ColumnKind.Int64));
        Assert.Equal(["{}", "{}"], rows);
        var row = Assert.Single(bad);
        Assert.Equal((2L, "x"), (row.Row, row.Column));
        Assert.Contains(reason, row.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"\"a\"\":1,\"\"b\"\":[2]}")]
    [InlineData("{\"\"a\"\":1,\"\"b\"\":2")]
    [InlineData("{\"\"a\"\":1,\"\"\\udc00\"\":2}")]
    public async Task What_was_read_of_a_row_that_is_no_map_does_not_reach_the_next_one(string text)
    {
        var path = folder.Write("in.csv", $"x\n\"{{\"\"d\"\":4}}\"\n\"{text}\"\n\"{{\"\"f\"\":6,\"\"e\"\":5}}\"\n");
        var (rows, bad) = await CollectionTable.ReadAsync(path, CollectionTable.Map(ColumnKind.String, ColumnKind.Int64));
        Assert.Equal(["{\"d\":4}", "{\"e\":5,\"f\":6}"], rows);
        Assert.Equal(2, Assert.Single(bad).Row);
    }

    [Fact]
    public void A_part_of_a_column_is_converted_alone()
    {
        var maps = CollectionTable.Maps(
            new StringArray.Builder().AppendRange(["z", "b", "a", "c"]).Build(), new Int64Array.Builder().AppendRange([9, 2, 1, 3]).Build(), 1, 1, 3, 4);
        Assert.Equal(["{}", "{\"a\":1,\"b\":2}"], CollectionTable.Convert(ArrowArrayFactory.Slice(maps, 1, 2), CollectionTable.Map(ColumnKind.String, ColumnKind.Int32)));
    }

    [Fact]
    public async Task A_missing_map_is_refused()
    {
        var (rows, bad) = await CollectionTable.ReadAsync(folder.Write("in.csv", "x\n\\N\n{}\n"), CollectionTable.Map(ColumnKind.String, ColumnKind.Int64));
        Assert.Equal(["{}"], rows);
        Assert.Equal("is null, but a map is never missing; write an empty one as {}", Assert.Single(bad).Reason);
    }

    [Theory]
    [InlineData("t.parquet", 0)]
    [InlineData("t.arrow", 0)]
    [InlineData("t.arrow", 1)]
    public async Task Keys_and_values_of_another_type_are_converted_exactly_or_refused(string name, int skip)
    {
        var keys = new Int64Array.Builder().AppendRange([3, 1, 8, 7, 5, 5, 4]).Build();
        var values = new DoubleArray.Builder().Append(1).Append(2).Append(3).Append(0.5).Append(5).Append(6).AppendNull().Build();
        var path = await CollectionTable.WriteAsync(folder.File(name), CollectionTable.Maps(keys, values, 2, 2, 4, 6, 7), skip);
        var (rows, bad) = await CollectionTable.ReadAsync(path, CollectionTable.Map(ColumnKind.Int32, ColumnKind.Int32));
        Assert.Equal(skip == 0 ? ["{\"1\":2,\"3\":1}", "{}"] : ["{}"], rows);
        Assert.Equal(
            ["the value of key '7': '0.5' is not a whole number", "the key '5' comes twice", "the value of key '4': null, which the declared type does not have"],
            bad.Select(b => b.Reason));
    }

    [Fact]
    public async Task What_stands_in_a_null_is_not_looked_at()
    {
        var keys = new StringArray.Builder().AppendRange(["a", "a", "c", "b"]).Build();
        var maps = CollectionTable.Maps(keys, new Int64Array.Builder().AppendRange([1, 2, 3, 4]).Build(), -2, 4);
        var path = await CollectionTable.WriteAsync(folder.File("a.arrow"), maps);
        Assert.Equal(["{}", "{\"b\":4,\"c\":3}"], (await CollectionTable.ReadAsync(path, CollectionTable.Map(ColumnKind.String, ColumnKind.Int64) with { Nullable = true })).Rows);
        Assert.Single((await CollectionTable.ReadAsync(path, CollectionTable.Map(ColumnKind.String, ColumnKind.Int64))).Bad);
    }

    [Theory]
    [InlineData("t.parquet")]
    [InlineData("t.arrow")]
    public async Task A_list_of_pairs_is_a_map(string name)
    {
        var type = new StructType([new Field("key", StringType.Default, false), new Field("value", Int32Type.Default, true)]);
        var pairs = new StructArray(type, 3, [new StringArray.Builder().AppendRange(["b", "a", "c"]).Build(), new Int32Array.Builder().AppendRange([1, 2, 3]).Build()], ArrowBuffer.Empty);
        var path = await CollectionTable.WriteAsync(folder.File(name), CollectionTable.Lists(pairs, 2, 2, 3));
        Assert.Equal(["{\"a\":2,\"b\":1}", "{}", "{\"c\":3}"], (await CollectionTable.ReadAsync(path, CollectionTable.Map(ColumnKind.String, ColumnKind.Int64))).Rows);
        var error = await Assert.ThrowsAsync<FeatureDslException>(() => CollectionTable.ReadAsync(path, CollectionTable.List(ColumnKind.Int64)));
        Assert.Contains("List of Int64 as declared", error.Message, StringComparison.Ordinal);
    }
}
