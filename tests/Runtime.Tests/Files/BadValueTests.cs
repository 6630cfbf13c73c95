using Apache.Arrow;
using FeatureDsl.Runtime.Files;

namespace FeatureDsl.Runtime.Tests.Files;

public sealed class BadValueTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(ColumnKind.Bool, "yes", "'yes' is not true, false, 1 or 0")]
    [InlineData(ColumnKind.Int32, "3.5", "'3.5' is not a whole number")]
    [InlineData(ColumnKind.Int32, " 3", "' 3' is not a whole number")]
    [InlineData(ColumnKind.Int32, "2147483648", "'2147483648' does not fit Int32")]
    [InlineData(ColumnKind.Int64, "-9223372036854775809", "'-9223372036854775809' does not fit Int64")]
    [InlineData(ColumnKind.Int64, "1e3", "'1e3' is not a whole number")]
    [InlineData(ColumnKind.Float32, "3.5e38", "'3.5e38' is beyond the largest number")]
    [InlineData(ColumnKind.Float64, "1e309", "'1e309' is beyond the largest number")]
    [InlineData(ColumnKind.Float64, "1 000", "'1 000' is not a number")]
    [InlineData(ColumnKind.Float64, "-nan", "'-nan' is not a number")]
    [InlineData(ColumnKind.Decimal, "1.234", "'1.234' needs more than 2 digits after the point")]
    [InlineData(ColumnKind.Decimal, "1234.5", "'1234.5' does not fit decimal(5, 2)")]
    [InlineData(ColumnKind.Decimal, "1e2", "'1e2' is not a decimal number")]
    [InlineData(ColumnKind.Decimal, ".", "'.' is not a decimal number")]
    [InlineData(ColumnKind.DateTime, "2024-02-30 00:00:00", "is not a date and time; write YYYY-MM-DD HH:MM:SS[.ffffff], in UTC")]
    [InlineData(ColumnKind.DateTime, "01/02/2024", "is not a date and time")]
    [InlineData(ColumnKind.DateTime, "2024-01-01 24:00:00", "is not a date and time")]
    [InlineData(ColumnKind.DateTime, "2024-01-01T10:00:00+02:00", "has the offset +02:00; the contract wants UTC")]
    [InlineData(ColumnKind.DateTime, "2024-01-01 10:00:00.1234567", "is finer than a microsecond")]
    [InlineData(ColumnKind.DateTime, "1899-12-31 23:59:59", "is outside 1900-01-01 to 2299-12-31")]
    [InlineData(ColumnKind.DateOnly, "2023-02-29", "'2023-02-29' is not a date; write YYYY-MM-DD")]
    [InlineData(ColumnKind.DateOnly, "2024-1-1", "is not a date")]
    [InlineData(ColumnKind.DateOnly, "2024-01-01 00:00:00", "is not a date")]
    [InlineData(ColumnKind.DateOnly, "20240101xx", "is not a date")]
    [InlineData(ColumnKind.DateOnly, "0001-01-01", "is outside 1900-01-01 to 2299-12-30")]
    [InlineData(ColumnKind.DateOnly, "2299-12-31", "is outside 1900-01-01 to 2299-12-30")]
    [InlineData(ColumnKind.DateOnly, "9999-12-31", "where it stands for no date, leave it empty")]
    [InlineData(ColumnKind.TimeSpan, "1.5", "'1.5' is not a span; write whole microseconds, or [-][d.]hh:mm:ss[.ffffff]")]
    [InlineData(ColumnKind.TimeSpan, "24:00:00", "is not a span")]
    [InlineData(ColumnKind.TimeSpan, "15:30", "is not a span")]
    [InlineData(ColumnKind.TimeSpan, "0 days 00:15:00", "is not a span")]
    [InlineData(ColumnKind.TimeSpan, "00:00:00.0000001", "is finer than a microsecond")]
    [InlineData(ColumnKind.TimeSpan, "922337203685477581", "is longer than a TimeSpan can be")]
    [InlineData(ColumnKind.TimeSpan, "-922337203685477581", "is longer than a TimeSpan can be")]
    [InlineData(ColumnKind.TimeSpan, "99999999999999999999", "is longer than a TimeSpan can be")]
    [InlineData(ColumnKind.Guid, "not-a-guid", "'not-a-guid' is not a GUID")]
    [InlineData(ColumnKind.Enum, "Blue", "'Blue' is not a member of the enum; it has Red, Green")]
    [InlineData(ColumnKind.Enum, "7", "'7' is not a member")]
    [InlineData(ColumnKind.Int32, "", "is null, but the column is declared as never null")]
    [InlineData(ColumnKind.Int32, "\"\"", "'' is not a whole number")]
    public async Task A_bad_value_is_reported_with_file_row_line_column_and_reason(ColumnKind kind, string text, string reason)
    {
        var path = folder.Write("in.csv", $"note,x\n\"two\nlines\",{Good(kind)}\nhere,{text}\nlast,{Good(kind)}\n");
        var (batch, bad) = await Convert(path, [new("note", ColumnKind.String, false), Spec("x", kind, nullable: false)]);
        var row = Assert.Single(bad);
        Assert.Equal((path, 2, 4, "x", $"here,{text}"), (row.File, row.Row, row.Line, row.Column, row.RawRow));
        Assert.Contains(reason, row.Reason, StringComparison.Ordinal);
        Assert.Equal(["two\nlines", "last"], Enumerable.Range(0, batch.Length).Select(i => ((StringArray)batch.Column("note")).GetString(i)));
        Assert.Equal(0, batch.Column("x").NullCount);
    }

    [Fact]
    public async Task Bytes_that_are_not_utf8_are_bad()
    {
        await File.WriteAllBytesAsync(folder.File("in.csv"), [.. "a,b\nok,1\n"u8, 0xFF, 0xFE, .. ",2\n"u8, 0xC3, .. ","u8, 0xA9, (byte)'\n'],
            TestContext.Current.CancellationToken);
        var (batch, bad) = await Convert(folder.File("in.csv"), [new("a", ColumnKind.String, false), new("b", ColumnKind.String, false)]);
        Assert.Equal([(2L, "a"), (3, "a"), (3, "b")], bad.Select(b => (b.Row, b.Column)));
        Assert.All(bad, b => Assert.EndsWith("is not valid UTF-8", b.Reason));
        Assert.Equal(1, batch.Length);
    }

    [Fact]
    public async Task Every_bad_value_of_a_row_is_reported_and_the_row_goes_once()
    {
        var (batch, bad) = await Convert(
            folder.Write("in.csv", "a,b\nx,y\n1,2\n3\n"), [new("a", ColumnKind.Int32, true), new("b", ColumnKind.Int64, true)]);
        Assert.Equal([(3L, ""), (1, "a"), (1, "b")], bad.Select(b => (b.Row, b.Column)));
        Assert.Equal(1, batch.Length);
    }

    [Fact]
    public async Task Missing_columns_are_named_with_those_present_and_the_likely_spelling()
    {
        var path = folder.Write("in.csv", "trip_id,Fare,city\n1,2,3\n");
        var error = await Assert.ThrowsAsync<FeatureDslException>(
            () => Convert(path, [new("trip_id", ColumnKind.Int64, false), new("fare", ColumnKind.Float64, false), new("driver", ColumnKind.Int32, false)]));
        Assert.Equal(
            $"{path}: the file lacks the columns 'fare', 'driver'; it has 'trip_id', 'Fare', 'city'; 'Fare' may be meant as 'fare'.", error.Message);
    }

    [Fact]
    public async Task Rejects_go_to_a_file_that_only_a_bad_row_creates()
    {
        using (var none = new RejectsWriter(folder.File("none.csv")))
            Assert.Equal(0, none.Count);
        Assert.False(File.Exists(folder.File("none.csv")));

        for (var run = 0; run < 2; run++)
        {
            using var rejects = new RejectsWriter(folder.File("rejects.csv"));
            rejects.Report(new BadRow("f,1.csv", 3, 4, "x", "'a' is \"bad\"", "a,b\nc"));
        }

        var expected = "\"f,1.csv\",3,4,x,\"'a' is \"\"bad\"\"\",\"a,b\nc\"\n";
        Assert.Equal("file,row,line,column,reason,raw\n" + expected + expected,
            await File.ReadAllTextAsync(folder.File("rejects.csv"), TestContext.Current.CancellationToken));
    }

    internal static async Task<(RecordBatch Batch, List<BadRow> Bad)> Convert(string path, IReadOnlyList<ColumnSpec> columns)
    {
        var bad = new BadRowList();
        var batches = new List<RecordBatch>();
        await foreach (var batch in TableFile.OpenRead(path).ReadTypedAsync(columns, bad, TestContext.Current.CancellationToken))
            batches.Add(batch);
        return (Assert.Single(batches), [.. bad.Rows]);
    }

    private static ColumnSpec Spec(string name, ColumnKind kind, bool nullable) =>
        new(name, kind, nullable, 5, 2, new Dictionary<string, int> { ["Red"] = 1, ["Green"] = 2 });

    private static string Good(ColumnKind kind) => kind switch
    {
        ColumnKind.DateTime => "2024-01-01 10:00:00",
        ColumnKind.DateOnly => "2024-02-29",
        ColumnKind.Guid => "0f8fad5b-d9cb-469f-a165-70867728950e",
        ColumnKind.Enum => "Red",
        _ => "1",
    };
}
