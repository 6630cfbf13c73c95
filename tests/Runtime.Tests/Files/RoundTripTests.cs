using Apache.Arrow;
using FeatureDsl.Runtime.Files;

namespace FeatureDsl.Runtime.Tests.Files;

public sealed class RoundTripTests : IDisposable
{
    private const string Header = "bool,int32,int64,float32,float64,decimal,string,time,guid,enum,date,span";

    private static readonly ColumnSpec[] Columns =
    [
        new("bool", ColumnKind.Bool, true),
        new("int32", ColumnKind.Int32, true),
        new("int64", ColumnKind.Int64, true),
        new("float32", ColumnKind.Float32, true),
        new("float64", ColumnKind.Float64, true),
        new("decimal", ColumnKind.Decimal, true, 38, 10),
        new("string", ColumnKind.String, true),
        new("time", ColumnKind.DateTime, true),
        new("guid", ColumnKind.Guid, true),
        new("enum", ColumnKind.Enum, true, EnumValues: new Dictionary<string, int> { ["Rot"] = 0, ["Grün"] = -1 }),
        new("date", ColumnKind.DateOnly, true),
        new("span", ColumnKind.TimeSpan, true),
    ];

    // In the form in which the writer writes it, so that it is input and expected output at once.
    private static readonly string Text = string.Join('\n',
        Header,
        "true,2147483647,9223372036854775807,3.4028235E+38,1.7976931348623157E+308,9999999999999999999999999999.9999999999,plain,2299-12-31 23:59:59.999999,ffffffff-ffff-ffff-ffff-ffffffffffff,Rot,2299-12-30,922337203685477580",
        "false,-2147483648,-9223372036854775808,1E-45,5E-324,-9999999999999999999999999999.9999999999,\"comma, \"\"quote\"\"\",1900-01-01 00:00:00.000000,00000000-0000-0000-0000-000000000000,Grün,1900-01-01,-922337203685477580",
        ",,,,,,,,,,,",
        "true,0,0,-0,-0,0.0000000001,\"\",1969-12-31 23:59:59.999999,0f8fad5b-d9cb-469f-a165-70867728950e,Rot,1969-12-31,0",
        "false,-1,1,nan,nan,-0.0000000001,\"line 1\r\nline 2\",1970-01-01 00:00:00.000000,0f8fad5b-d9cb-469f-a165-70867728950e,Rot,1970-01-01,-1",
        "true,1,2,inf,-inf,0.0000000000,\"\\N\",2024-02-29 12:00:00.000001,0f8fad5b-d9cb-469f-a165-70867728950e,Rot,2024-02-29,1",
        "true,1,2,0.1,0.1,0.1000000000,日本語 🎈 \u0000 é,2024-02-29 12:00:00.000000,0f8fad5b-d9cb-469f-a165-70867728950e,Rot,2100-02-28,86400000000",
        "");

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("t.csv")]
    [InlineData("t.csv.gz")]
    [InlineData("t.tsv")]
    [InlineData("t.parquet")]
    [InlineData("t.arrow")]
    [InlineData("t.feather")]
    [InlineData("t.arrows")]
    public async Task Every_type_comes_back_bit_for_bit_through(string name)
    {
        await Copy(folder.Write("in.csv", Text), folder.File(name));
        await Copy(folder.File(name), folder.File("out.csv"));
        Assert.Equal(Text, await File.ReadAllTextAsync(folder.File("out.csv"), TestContext.Current.CancellationToken));
        Assert.Equal(3, Directory.GetFiles(folder.Path).Length + (name == "out.csv" ? 1 : 0));
    }

    [Theory]
    [InlineData("t.parquet")]
    [InlineData("t.arrow")]
    public async Task Lists_are_written_as_json_arrays(string through)
    {
        var numbers = new ListArray.Builder(Apache.Arrow.Types.DoubleType.Default);
        var values = (DoubleArray.Builder)numbers.ValueBuilder;
        numbers.Append();
        values.Append(0.1).Append(double.NaN).AppendNull().Append(-0.0);
        numbers.Append();
        var words = new ListArray.Builder(Apache.Arrow.Types.StringType.Default);
        var texts = (StringArray.Builder)words.ValueBuilder;
        words.Append();
        words.Append();
        texts.Append("a,\"b\"").AppendNull().Append("é\n");
        using var batch = new RecordBatch.Builder().Append("numbers", false, numbers.Build()).Append("words", false, words.Build()).Build();
        await using (var writer = TableWriter.Create(folder.File(through), batch.Schema))
        {
            await writer.WriteAsync(batch, TestContext.Current.CancellationToken);
            await writer.CompleteAsync(TestContext.Current.CancellationToken);
        }

        await using (var writer = TableWriter.Create(folder.File("lists.csv"), batch.Schema))
        {
            await writer.WriteAsync(batch, TestContext.Current.CancellationToken);
            await writer.CompleteAsync(TestContext.Current.CancellationToken);
        }

        Assert.True(new FileInfo(folder.File(through)).Length > 0);
        Assert.Equal(
            "numbers,words\n\"[0.1,\"\"nan\"\",null,-0]\",[]\n[],\"[\"\"a,\\\"\"b\\\"\"\"\",null,\"\"é\\n\"\"]\"\n",
            await File.ReadAllTextAsync(folder.File("lists.csv"), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("t.parquet")]
    [InlineData("t.arrow")]
    public async Task Maps_are_written_as_json_objects_in_the_order_of_their_entries(string through)
    {
        var numbers = new MapArray.Builder(new(Apache.Arrow.Types.Int32Type.Default, Apache.Arrow.Types.DoubleType.Default));
        var (keys, values) = ((Int32Array.Builder)numbers.KeyBuilder, (DoubleArray.Builder)numbers.ValueBuilder);
        numbers.Append();
        keys.Append(-3).Append(12);
        values.Append(double.NaN).Append(-0.0);
        numbers.Append();
        var words = new MapArray.Builder(new(Apache.Arrow.Types.StringType.Default, Apache.Arrow.Types.BooleanType.Default));
        words.Append();
        words.Append();
        ((StringArray.Builder)words.KeyBuilder).Append("a,\"b\"").Append("é\n");
        ((BooleanArray.Builder)words.ValueBuilder).Append(true).Append(false);
        using var batch = new RecordBatch.Builder().Append("numbers", false, numbers.Build()).Append("words", false, words.Build()).Build();
        foreach (var name in new[] { through, "maps.csv" })
        {
            await using var writer = TableWriter.Create(folder.File(name), batch.Schema);
            await writer.WriteAsync(batch, TestContext.Current.CancellationToken);
            await writer.CompleteAsync(TestContext.Current.CancellationToken);
        }

        Assert.True(new FileInfo(folder.File(through)).Length > 0);
        Assert.Equal(
            "numbers,words\n\"{\"\"-3\"\":\"\"nan\"\",\"\"12\"\":-0}\",{}\n{},\"{\"\"a,\\\"\"b\\\"\"\"\":true,\"\"é\\n\"\":false}\"\n",
            await File.ReadAllTextAsync(folder.File("maps.csv"), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("t.parquet")]
    [InlineData("t.arrow")]
    [InlineData("t.arrows")]
    public async Task Typed_formats_keep_the_exact_schema_and_have_no_lines(string name)
    {
        await Copy(folder.Write("in.csv", Text), folder.File(name));
        var file = TableFile.OpenRead(folder.File(name));
        foreach (var column in Columns)
            Assert.Equal(column.ArrowType.Name, file.Schema.GetFieldByName(column.Name).DataType.Name);
        Assert.Equal("UTC", ((Apache.Arrow.Types.TimestampType)file.Schema.GetFieldByName("time").DataType).Timezone);
        await foreach (var chunk in file.ReadAsync(["int32", "string"], TestContext.Current.CancellationToken))
        {
            using (chunk)
            {
                Assert.Equal(["int32", "string"], chunk.Batch.Schema.FieldsList.Select(f => f.Name));
                Assert.Null(chunk.LineNumber(1));
                Assert.Equal((2, "-2147483648,\"comma, \"\"quote\"\"\""), (chunk.RowNumber(1), chunk.RawRow(1)));
            }
        }
    }

    [Theory]
    [InlineData("t.csv")]
    [InlineData("t.csv.gz")]
    [InlineData("t.parquet")]
    [InlineData("t.arrow")]
    [InlineData("t.arrows")]
    public async Task A_table_without_rows_keeps_its_columns(string name)
    {
        await Copy(folder.Write("in.csv", Header + "\n"), folder.File(name));
        Assert.Equal(Header, string.Join(',', TableFile.OpenRead(folder.File(name)).Schema.FieldsList.Select(f => f.Name)));
    }

    [Fact]
    public async Task A_null_in_the_only_column_is_not_a_blank_line()
    {
        ColumnSpec[] one = [new("a", ColumnKind.String, true)];
        await Copy(folder.Write("in.csv", "a\nx\n\\N\n\"\"\n"), folder.File("out.csv"), one);
        Assert.Equal("a\nx\n\\N\n\"\"\n", await File.ReadAllTextAsync(folder.File("out.csv"), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("t.csv.gz")]
    [InlineData("t.parquet")]
    [InlineData("t.arrow")]
    [InlineData("t.arrows")]
    public async Task A_writer_that_is_not_completed_leaves_the_old_file_and_nothing_else(string name)
    {
        var path = folder.Write(name, "the old file");
        var schema = new Schema(Columns.Select(c => c.ToField()), null);
        await using (TableWriter.Create(path, schema))
            Assert.Equal(2, Directory.GetFiles(folder.Path).Length);
        Assert.Equal([path], Directory.GetFiles(folder.Path));
        Assert.Equal("the old file", await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("t.parquet")]
    [InlineData("t.arrow")]
    [InlineData("t.arrows")]
    public void A_file_of_another_format_is_one_clear_error(string name)
    {
        var path = folder.Write(name, "this is not what the extension says, and it is long enough to have a footer");
        Assert.StartsWith($"{path}: the file could not be read", Assert.Throws<FeatureDslException>(() => TableFile.OpenRead(path)).Message);
    }

    [Fact]
    public void Unknown_extensions_and_missing_files_are_told_apart()
    {
        Assert.Contains("not known by its name", Assert.Throws<FeatureDslException>(() => TableFile.OpenRead(folder.File("t.xlsx"))).Message);
        Assert.Contains("does not exist", Assert.Throws<FeatureDslException>(() => TableFile.OpenRead(folder.File("t.csv"))).Message);
    }

    private static async Task Copy(string from, string to, IReadOnlyList<ColumnSpec>? columns = null)
    {
        columns ??= Columns;
        var rejects = new BadRowList();
        await using var writer = TableWriter.Create(to, new Schema(columns.Select(c => c.ToField()), null));
        await foreach (var batch in TableFile.OpenRead(from).ReadTypedAsync(columns, rejects, TestContext.Current.CancellationToken))
        {
            using (batch)
                await writer.WriteAsync(batch, TestContext.Current.CancellationToken);
        }

        Assert.Empty(rejects.Rows);
        await writer.CompleteAsync(TestContext.Current.CancellationToken);
    }
}
