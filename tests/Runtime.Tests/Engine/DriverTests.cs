using System.Text;
using ClickHouse.Driver;
using ClickHouse.Driver.ADO;
using ClickHouse.Driver.Compression;
using ClickHouse.Driver.Utility;

namespace Runtime.Tests.Engine;

/// <summary>ClickHouse.Driver itself over the embedded engine.</summary>
public sealed class DriverTests(EngineFixture engine)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private ClickHouseClient Client => engine.ClickHouse.Client;

    [Theory]
    [InlineData("zstd")]
    [InlineData("lz4")]
    [InlineData("gzip")]
    [InlineData("none")]
    public async Task Binary_inserts_arrive_whole_in_every_compression(string compression)
    {
        IClickHouseCompressor? compressor = compression switch
        {
            "zstd" => ZstdCompressor.Default,
            "lz4" => Lz4Compressor.Default,
            "gzip" => GZipCompressor.Default,
            _ => null,
        };
        var table = EngineFixture.NewTable();
        await engine.ClickHouse.ExecuteAsync($"CREATE TABLE {table} {Batches.Columns}", ct: Ct);
        var rows = Enumerable.Range(0, 30_000).Select(i => new object[] { (long)i, i % 2 == 0 ? DBNull.Value : "v\n'\0" + i });
        await Client.InsertBinaryAsync(table, ["id", "name"], rows, new InsertOptions { Compressor = compressor, BatchSize = 10_000 }, Ct);
        Assert.Equal("30000 15000 449985000", await engine.ClickHouse.ScalarAsync<string>($"SELECT count() || ' ' || count(name) || ' ' || sum(id) FROM {table}", ct: Ct));
    }

    [Fact]
    public async Task Bytes_of_an_insert_are_never_read_as_sql()
    {
        var table = EngineFixture.NewTable();
        await engine.ClickHouse.ExecuteAsync($"CREATE TABLE {table} (s String) ENGINE = Memory", ct: Ct);
        var hostile = $"a\n; DROP TABLE {table}; SELECT 'x";
        await Client.InsertBinaryAsync(table, ["s"], new[] { new object[] { hostile } }, cancellationToken: Ct);
        using var raw = await Client.PostStreamAsync(
            $"INSERT INTO {table} FORMAT RowBinary", new MemoryStream([3, (byte)';', (byte)'\n', (byte)'\'']), isCompressed: false, Ct);
        Assert.Equal($"2 {hostile}", await engine.ClickHouse.ScalarAsync<string>($"SELECT count() || ' ' || max(s) FROM {table}", ct: Ct));
    }

    [Fact]
    public async Task Random_bytes_as_an_insert_are_an_error()
    {
        var table = EngineFixture.NewTable();
        await engine.ClickHouse.ExecuteAsync($"CREATE TABLE {table} (a Int64, s String) ENGINE = Memory", ct: Ct);
        var bytes = new byte[100_000];
        new Random(1).NextBytes(bytes);
        await Assert.ThrowsAsync<ClickHouseServerException>(
            () => Client.InsertRawStreamAsync(table, new MemoryStream(bytes), "RowBinary", cancellationToken: Ct));
    }

    [Fact]
    public async Task Raw_streams_go_in_as_text_and_come_out_as_text()
    {
        var table = EngineFixture.NewTable();
        await engine.ClickHouse.ExecuteAsync($"CREATE TABLE {table} (a Int64, s String) ENGINE = Memory", ct: Ct);
        using var response = await Client.InsertRawStreamAsync(table, new MemoryStream("1,a\n2,b\n"u8.ToArray()), "CSV", cancellationToken: Ct);
        using var result = await Client.ExecuteRawResultAsync($"SELECT * FROM {table} ORDER BY a FORMAT JSONEachRow", cancellationToken: Ct);
        Assert.Equal("""{"a":1,"s":"a"}{"a":2,"s":"b"}""", Encoding.UTF8.GetString(await result.ReadAsByteArrayAsync()).Replace("\n", ""));
    }

    [Fact]
    public async Task A_reader_sees_every_row_once_though_the_header_comes_with_every_chunk()
    {
        using var connection = Client.CreateConnection();
        using var reader = await connection.ExecuteReaderAsync("SELECT number, toString(number) FROM numbers(300000)");
        for (var i = 0; i < 300_000; i++)
        {
            Assert.True(reader.Read());
            Assert.Equal((ulong)i, reader.GetValue(0));
        }
        Assert.False(reader.Read());
    }

    [Fact]
    public async Task A_reader_reports_an_error_after_the_first_rows()
    {
        using var connection = Client.CreateConnection();
        using var reader = await connection.ExecuteReaderAsync(
            "SELECT throwIf(number = 900000, 'late') FROM numbers(1000000) SETTINGS max_block_size = 10000, max_threads = 1");
        var error = Assert.Throws<ClickHouseServerException>(() =>
        {
            while (reader.Read())
            {
            }
        });
        Assert.Contains("late", error.Message);
    }

    [Fact]
    public async Task A_session_keeps_its_temporary_tables()
    {
        using var client = new ClickHouseClient(new ClickHouseClientSettings(Client.Settings) { UseSession = true, SessionId = "temporary-tables" });
        await client.ExecuteNonQueryAsync("CREATE TEMPORARY TABLE mine (x Int32)", cancellationToken: Ct);
        await client.ExecuteNonQueryAsync("INSERT INTO mine VALUES (1), (2)", cancellationToken: Ct);
        Assert.Equal(3L, await client.ExecuteScalarAsync("SELECT sum(x) FROM mine", cancellationToken: Ct));
    }

    [Fact]
    public async Task Settings_and_the_database_reach_the_query()
    {
        var settings = new ClickHouseClientSettings(Client.Settings)
        {
            Database = "system",
            CustomSettings = new Dictionary<string, object> { ["max_block_size"] = 77 },
        };
        using var client = new ClickHouseClient(settings);
        Assert.Equal("system 77", await client.ExecuteScalarAsync("SELECT currentDatabase() || ' ' || getSetting('max_block_size')", cancellationToken: Ct));
    }

    [Fact]
    public async Task An_unknown_setting_is_refused_by_name()
    {
        var options = new QueryOptions { CustomSettings = new Dictionary<string, object> { ["no_such_setting"] = 1 } };
        var error = await Assert.ThrowsAsync<ClickHouseServerException>(() => Client.ExecuteScalarAsync("SELECT 1", options: options, cancellationToken: Ct));
        Assert.Contains("no_such_setting", error.Message);
    }
}
