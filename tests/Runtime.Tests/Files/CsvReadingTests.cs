using System.IO.Compression;
using System.Text;
using Apache.Arrow;
using FeatureDsl.Runtime.Files;

namespace FeatureDsl.Runtime.Tests.Files;

public sealed class CsvReadingTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task An_unquoted_empty_field_is_null_and_a_quoted_one_is_the_empty_string()
    {
        using var chunk = await Single(folder.Open("a.csv", "a,b,c,d\n,\"\",\\N,\"\\N\"\n"));
        Assert.Equal([null, "", null, "\\N"], Row(chunk, 0));
    }

    [Fact]
    public async Task Quoted_fields_keep_separators_quotes_and_newlines()
    {
        using var chunk = await Single(folder.Open("a.csv", "a,b\r\n\"x,y\",\"say \"\"hi\"\"\"\r\n\"1\r\n2\",\"\"\"\"\r\nplain 5\" tall,z"));
        Assert.Equal(["x,y", "say \"hi\""], Row(chunk, 0));
        Assert.Equal(["1\r\n2", "\""], Row(chunk, 1));
        Assert.Equal(["plain 5\" tall", "z"], Row(chunk, 2));
    }

    [Fact]
    public async Task Every_row_knows_its_number_and_its_physical_line()
    {
        using var chunk = await Single(folder.Open("a.csv", "\"a\nb\",c\n\n1,2\n\"x\n\ny\",3\n4,5\n"));
        Assert.Equal(["a\nb", "c"], chunk.Batch.Schema.FieldsList.Select(f => f.Name));
        Assert.Equal([1L, 2, 3], Enumerable.Range(0, 3).Select(chunk.RowNumber));
        Assert.Equal([4L, 5, 8], Enumerable.Range(0, 3).Select(i => chunk.LineNumber(i)!.Value));
        Assert.Equal("\"x\n\ny\",3", chunk.RawRow(1));
    }

    [Fact]
    public async Task A_ragged_row_is_reported_with_its_line_and_text_and_the_others_stay()
    {
        var path = folder.Write("a.csv", "a,b\n1,2\n3\n4,5,6\n7,8\n");
        using var chunk = await Single(TableFile.OpenRead(path));
        Assert.Equal(
            [
                new BadRow(path, 2, 3, "", "the row has 1 field, the header has 2 fields", "3"),
                new BadRow(path, 3, 4, "", "the row has 3 fields, the header has 2 fields", "4,5,6"),
            ],
            chunk.BadRows);
        Assert.Equal(["7", "8"], Row(chunk, 1));
        Assert.Equal((4, 5), (chunk.RowNumber(1), chunk.LineNumber(1)));
    }

    [Fact]
    public async Task Text_behind_a_closing_quote_is_a_bad_row()
    {
        using var chunk = await Single(folder.Open("a.csv", "a,b\n\"x\"y,2\n3,4\n"));
        Assert.StartsWith("there is text behind the closing quote of field 1", Assert.Single(chunk.BadRows).Reason);
        Assert.Equal(["3", "4"], Row(chunk, 0));
    }

    [Fact]
    public async Task A_quote_that_is_never_closed_costs_one_line_only()
    {
        using var chunk = await Single(folder.Open("a.csv", "a,b\n\"oops,2\n3,4\n5,6\n"));
        var bad = Assert.Single(chunk.BadRows);
        Assert.Equal((1, 2, "a quote is opened and never closed", "\"oops,2"), (bad.Row, bad.Line, bad.Reason, bad.RawRow));
        Assert.Equal(["3", "4"], Row(chunk, 0));
        Assert.Equal(4, chunk.LineNumber(1));
    }

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("\n\n", "there is no header")]
    [InlineData("1,2.5,3\n4,5,6\n", "the first line holds only numbers")]
    [InlineData("a,,c\n1,2,3\n", "column 2 of the header has no name")]
    [InlineData("a,b,a\n1,2,3\n", "the column 'a' is there 2 times")]
    public void A_file_without_a_good_header_is_refused(string text, string message)
    {
        var path = folder.Write("a.csv", text);
        var error = Assert.Throws<FeatureDslException>(() => TableFile.OpenRead(path));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.StartsWith(path, error.Message);
    }

    [Fact]
    public async Task A_byte_order_mark_is_no_part_of_the_first_name()
    {
        File.WriteAllText(folder.File("a.csv"), "a\nö\n", new UTF8Encoding(true));
        using var chunk = await Single(TableFile.OpenRead(folder.File("a.csv")));
        Assert.Equal("ö", ((StringArray)chunk.Batch.Column("a")).GetString(0));
    }

    [Fact]
    public void Utf16_is_refused_with_advice()
    {
        File.WriteAllText(folder.File("a.csv"), "a,b\n1,2\n", Encoding.Unicode);
        Assert.Contains("save it as UTF-8", Assert.Throws<FeatureDslException>(() => TableFile.OpenRead(folder.File("a.csv"))).Message);
    }

    [Fact]
    public async Task Rows_survive_the_borders_of_blocks_and_chunks_gzipped_or_not()
    {
        const int Rows = 150_000;
        var text = new StringBuilder("id,text\n");
        for (var i = 0; i < Rows; i++)
            text.Append(i).Append(",\"").Append('"', 2 * (i % 3)).Append('x', i % 97).Append("\n,\"\n");
        await CheckLongFile(TableFile.OpenRead(folder.Write("a.csv", text.ToString())), Rows);

        using (var gzip = new GZipStream(File.Create(folder.File("a.csv.gz")), CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(text.ToString()));
        await CheckLongFile(TableFile.OpenRead(folder.File("a.csv.gz")), Rows);
    }

    [Fact]
    public async Task A_row_longer_than_a_block_is_read_whole()
    {
        var lengthy = new string('x', 9_000_000);
        using var chunk = await Single(folder.Open("a.csv", $"a,b\n\"{lengthy}\",1\n2,3\n"));
        Assert.Equal([lengthy, "1"], Row(chunk, 0));
        Assert.Equal(["2", "3"], Row(chunk, 1));
    }

    [Fact]
    public async Task A_gzip_file_that_was_cut_off_is_an_error_not_a_short_table()
    {
        var rows = string.Concat(Enumerable.Range(0, 50_000).Select(i => $"{i},{i * 7919 % 10007}\n"));
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes("a,b\n" + rows));
        await File.WriteAllBytesAsync(folder.File("a.csv.gz"), memory.ToArray()[..((int)memory.Length / 2)], TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<FeatureDslException>(() => Single(TableFile.OpenRead(folder.File("a.csv.gz"))));
    }

    [Fact]
    public async Task Only_the_columns_asked_for_are_read()
    {
        using var chunk = await Single(folder.Open("a.tsv", "a\tb\tc\n1\t2,5\t3\n"), "c", "b");
        Assert.Equal(["b", "c"], chunk.Batch.Schema.FieldsList.Select(f => f.Name));
        Assert.Equal(["2,5", "3"], Row(chunk, 0));
    }

    private static async Task CheckLongFile(TableFile file, int rows)
    {
        var next = 0;
        await foreach (var chunk in file.ReadAsync(cancellation: TestContext.Current.CancellationToken))
        {
            using (chunk)
            {
                Assert.Empty(chunk.BadRows);
                for (var i = 0; i < chunk.Batch.Length; i++, next++)
                {
                    if (Row(chunk, i)[0] != $"{next}" || Row(chunk, i)[1]!.Length != (next % 3) + (next % 97) + 2 || chunk.LineNumber(i) != 2 + (2L * next))
                        Assert.Fail($"row {next} differs");
                }
            }
        }

        Assert.Equal(rows, next);
    }

    private static async Task<TableChunk> Single(TableFile file, params string[] columns)
    {
        var chunks = new List<TableChunk>();
        await foreach (var chunk in file.ReadAsync(columns.Length == 0 ? null : columns, TestContext.Current.CancellationToken))
            chunks.Add(chunk);
        return Assert.Single(chunks);
    }

    private static string?[] Row(TableChunk chunk, int row) => [.. chunk.Batch.Arrays.Select(a => ((StringArray)a).GetString(row))];
}
