using Apache.Arrow;
using Apache.Arrow.Types;
using FeatureDsl.Runtime.Files;

namespace FeatureDsl.Runtime.Tests.Files;

/// <summary>Lists out of text and out of every kind of Arrow list: each element by the rules of its type, or the row is refused with the place.</summary>
public sealed class ListConversionTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(ColumnKind.Bool, "[true,null,false]")]
    [InlineData(ColumnKind.Int32, "[1,-2147483648,null]")]
    [InlineData(ColumnKind.Int64, "[null,9223372036854775807]")]
    [InlineData(ColumnKind.Float32, "[0.1,-0,\"nan\",null,\"inf\",1E-45]")]
    [InlineData(ColumnKind.Float64, "[0.1,5E-324,\"-inf\",null,\"nan\"]")]
    [InlineData(ColumnKind.Decimal, "[0.10,-1234567890123456.78,null]")]
    [InlineData(ColumnKind.String, "[\"\",\"a,\\\"b\\\"\",null,\"é\\uD83C\\uDF88\\n\"]")]
    [InlineData(ColumnKind.DateTime, "[\"1969-12-31 23:59:59.999999\",null]")]
    [InlineData(ColumnKind.DateOnly, "[\"2299-12-30\",null,\"1900-01-01\"]")]
    [InlineData(ColumnKind.TimeSpan, "[-1,null,86400000000]")]
    [InlineData(ColumnKind.Guid, "[\"0f8fad5b-d9cb-469f-a165-70867728950e\",null]")]
    [InlineData(ColumnKind.Enum, "[\"Roof\",\"Back\",null]")]
    public async Task Every_element_comes_back_bit_for_bit_through_every_format(ColumnKind kind, string list)
    {
        // Rows before and behind, so that no list stands at the beginning of the elements; a bad one, so that rows are left out.
        string[] rows = ["[]", list, "[null]", list, "[]"];
        var text = "x\n" + string.Concat(rows.Prepend("[[]]").Select(r => $"\"{r.Replace("\"", "\"\"", StringComparison.Ordinal)}\"\n"));
        var (path, column) = (folder.Write("in.csv", text), CollectionTable.List(kind, nullable: true));
        foreach (var name in new[] { "a.parquet", "b.arrow", "c.csv.gz", "d.arrows", "e.tsv" })
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

            Assert.Equal(name == "a.parquet" ? 1 : 0, bad.Rows.Count);
            path = folder.File(name);
            Assert.Equal(rows, (await CollectionTable.ReadAsync(path, column)).Rows);
        }
    }

    [Fact]
    public void A_part_of_a_column_is_converted_alone()
    {
        var elements = new Int64Array.Builder().AppendRange([9, 1, 2, 3, 4, 5]).Build();
        var column = CollectionTable.List(ColumnKind.Int32);
        Assert.Equal(["[]", "[1,2]"], CollectionTable.Convert(ArrowArrayFactory.Slice(CollectionTable.Lists(elements, 1, 1, 3, 6), 1, 2), column));

        var pairs = new ArrayData(new FixedSizeListType(new Field("item", Int64Type.Default, false), 2), 3, 0, 0, [ArrowBuffer.Empty], [elements.Data]);
        Assert.Equal(["[2,3]", "[4,5]"], CollectionTable.Convert(ArrowArrayFactory.BuildArray(pairs.Slice(1, 2)), column));
    }

    [Theory]
    [InlineData(ColumnKind.Int64, "\"[1,2.5]\"", "the element at place 1: '2.5' is not a whole number")]
    [InlineData(ColumnKind.Int64, "\"[1,null]\"", "the element at place 1: null, which the declared type does not have")]
    [InlineData(ColumnKind.Int32, "\"[3000000000]\"", "the element at place 0: '3000000000' does not fit Int32")]
    [InlineData(ColumnKind.Decimal, "\"[0.125]\"", "the element at place 0: '0.125' needs more than 2 digits after the point")]
    [InlineData(ColumnKind.Enum, "\"[\"\"Back\"\",\"\"Side\"\"]\"", "the element at place 1: 'Side' is not a member of the enum; it has Back, Front, Roof")]
    [InlineData(ColumnKind.DateTime, "\"[\"\"2024-01-01 00:00:00.0000001\"\"]\"", "the element at place 0: '2024-01-01 00:00:00.0000001' is finer than a microsecond")]
    [InlineData(ColumnKind.DateOnly, "\"[\"\"2299-12-31\"\"]\"", "the element at place 0: '2299-12-31' is outside 1900-01-01 to 2299-12-30")]
    [InlineData(ColumnKind.String, "\"[\"\"a\"\",1]\"", "'[\"a\",1]' has an element at place 1 that is not text; write it in quotes")]
    [InlineData(ColumnKind.String, "\"[\"\"\\ud800\"\"]\"", "is not valid UTF-8")]
    [InlineData(ColumnKind.Bool, "\"[1,2]\"", "the element at place 1: '2' is not true, false, 1 or 0")]
    [InlineData(ColumnKind.Int64, "\"[1,[2]]\"", "'[1,[2]]' is not a list; write a JSON array")]
    [InlineData(ColumnKind.Int64, "\"{\"\"a\"\":1}\"", "is not a list")]
    [InlineData(ColumnKind.Int64, "\"[1] 2\"", "is not a list")]
    [InlineData(ColumnKind.Int64, "\"[1,\"", "is not a list")]
    [InlineData(ColumnKind.Int64, "\"\"", "is not a list")]
    [InlineData(ColumnKind.Int64, "\\N", "is null, but a list is never missing; write an empty one as []")]
    public async Task A_bad_element_is_reported_with_its_place(ColumnKind kind, string text, string reason)
    {
        var path = folder.Write("in.csv", $"x\n[]\n{text}\n\"[]\"\n");
        var (rows, bad) = await CollectionTable.ReadAsync(path, CollectionTable.List(kind));
        Assert.Equal(["[]", "[]"], rows);
        var row = Assert.Single(bad);
        Assert.Equal((2L, "x"), (row.Row, row.Column));
        Assert.Contains(reason, row.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("t.parquet", 0)]
    [InlineData("t.parquet", 1)]
    [InlineData("t.arrow", 0)]
    [InlineData("t.arrow", 1)]
    public async Task Elements_of_another_type_are_converted_exactly_or_refused(string name, int skip)
    {
        var elements = new DoubleArray.Builder().Append(7).Append(1).Append(-2).Append(0.5).Append(9).AppendNull().Append(3).Build();
        var path = await CollectionTable.WriteAsync(folder.File(name), CollectionTable.Lists(elements, 1, 3, 3, 5, 6, 7), skip);
        var (rows, bad) = await CollectionTable.ReadAsync(path, CollectionTable.List(ColumnKind.Int64));
        Assert.Equal(skip == 0 ? ["[7]", "[1,-2]", "[]", "[3]"] : ["[1,-2]", "[]", "[3]"], rows);
        Assert.Equal(["the element at place 0: '0.5' is not a whole number", "the element at place 0: null, which the declared type does not have"], bad.Select(b => b.Reason));
        Assert.Equal([4L - skip, 5 - skip], bad.Select(b => b.Row));
    }

    [Theory]
    [InlineData("t.arrow", true, 0)]
    [InlineData("t.arrow", false, 0)]
    [InlineData("t.arrow", true, 2)]
    [InlineData("t.parquet", true, 0)]
    public async Task What_stands_in_a_null_is_not_looked_at(string name, bool nullable, int skip)
    {
        var elements = new StringArray.Builder().Append("a").Append("bad").Append("12").AppendNull().Append("7").Build();
        var lists = CollectionTable.Lists(elements, 0, -2, 3, -4, 5);
        var path = await CollectionTable.WriteAsync(folder.File(name), lists, skip);
        var (rows, bad) = await CollectionTable.ReadAsync(path, CollectionTable.List(ColumnKind.Int64) with { Nullable = nullable });
        Assert.Equal(nullable ? ["[]", "[]", "[12]", "[]", "[7]"] : new[] { "[]", "[12]", "[7]" }, skip == 0 ? rows : [.. new[] { "[]", "[]" }, .. rows]);
        Assert.Equal(nullable ? 0 : 2, bad.Count);
        Assert.All(bad, b => Assert.Equal("is null, but a list is never missing; write an empty one as []", b.Reason));
    }

    [Fact]
    public async Task Large_lists_and_lists_of_one_length_are_lists()
    {
        var numbers = new Int32Array.Builder().AppendRange([1, 2, 3, 4, 5, 6]).Build();
        var fixedType = new FixedSizeListType(new Field("item", Int32Type.Default, true), 2);
        var pairs = new FixedSizeListArray(new ArrayData(fixedType, 3, 0, 0, [ArrowBuffer.Empty], [numbers.Data]));
        var large = new LargeListArray(new ArrayData(
            new LargeListType(new Field("item", Int32Type.Default, true)), 2, 0, 0, [ArrowBuffer.Empty, Buffers.Copy<long>([0, 4, 6])], [numbers.Data]));
        var column = CollectionTable.List(ColumnKind.TimeSpan);
        Assert.Equal(["[1,2]", "[3,4]", "[5,6]"], (await CollectionTable.ReadAsync(await CollectionTable.WriteAsync(folder.File("a.arrow"), pairs), column)).Rows);
        Assert.Equal(["[3,4]", "[5,6]"], (await CollectionTable.ReadAsync(await CollectionTable.WriteAsync(folder.File("b.arrow"), pairs, 1), column)).Rows);
        Assert.Equal(["[1,2,3,4]", "[5,6]"], (await CollectionTable.ReadAsync(await CollectionTable.WriteAsync(folder.File("c.arrow"), large), column)).Rows);
    }

    [Fact]
    public async Task Elements_without_a_type_are_elements_of_any()
    {
        var path = await CollectionTable.WriteAsync(folder.File("a.arrow"), CollectionTable.Lists(new NullArray(2), 0, 2, 2));
        Assert.Equal(["[]", "[null,null]", "[]"], (await CollectionTable.ReadAsync(path, CollectionTable.List(ColumnKind.String, nullable: true))).Rows);
        path = await CollectionTable.WriteAsync(folder.File("b.arrow"), new NullArray(2));
        Assert.Equal(2, (await CollectionTable.ReadAsync(path, CollectionTable.List(ColumnKind.Bool))).Bad.Count);
        Assert.Equal(["[]", "[]"], (await CollectionTable.ReadAsync(path, CollectionTable.List(ColumnKind.Bool) with { Nullable = true })).Rows);
    }

    [Fact]
    public async Task A_column_that_is_no_list_is_refused_as_a_whole()
    {
        var path = await CollectionTable.WriteAsync(folder.File("a.arrow"), new Int64Array.Builder().Append(1).Build());
        var error = await Assert.ThrowsAsync<FeatureDslException>(() => CollectionTable.ReadAsync(path, CollectionTable.List(ColumnKind.Int64)));
        Assert.Contains("column 'x' is int64 in the file and List of Int64 as declared", error.Message, StringComparison.Ordinal);
        path = await CollectionTable.WriteAsync(folder.File("b.arrow"), CollectionTable.Lists(new BooleanArray.Builder().Append(true).Build(), 1));
        error = await Assert.ThrowsAsync<FeatureDslException>(() => CollectionTable.ReadAsync(path, CollectionTable.List(ColumnKind.Int64)));
        Assert.Contains("column 'x' is list of bool in the file and List of Int64 as declared", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_of_lists_and_a_key_with_digits_are_no_columns()
    {
        var path = folder.Write("in.csv", "x\n[]\n");
        ColumnSpec[] columns =
        [
            new("x", ColumnKind.List, false), new("x", ColumnKind.List, false, Element: CollectionTable.List(ColumnKind.Int64)),
            CollectionTable.Map(ColumnKind.Float64, ColumnKind.Int64), CollectionTable.Map(ColumnKind.Decimal, ColumnKind.Int64),
        ];
        foreach (var column in columns)
            await Assert.ThrowsAsync<FeatureDslException>(() => CollectionTable.ReadAsync(path, column));
    }
}
