using System.Diagnostics;
using Apache.Arrow;
using FeatureDsl;
using FeatureDsl.Runtime.Engine;

namespace Runtime.Tests.Engine;

public sealed class ServerTests(EngineFixture engine) : IAsyncDisposable
{
    private readonly LoopbackServer _server = new(engine.DataDirectory);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_server_takes_the_same_calls()
    {
        await using var clickHouse = await OpenAsync();
        var table = EngineFixture.NewTable();
        Assert.False(clickHouse.IsEmbedded);
        await clickHouse.ExecuteAsync($"CREATE TABLE {table} {Batches.Columns}", ct: Ct);
        Assert.Equal(200_000, await clickHouse.InsertArrowAsync(table, Batches.Schema, Batches.NumbersAsync(200_000), Ct));
        var sum = 0L;
        await foreach (var batch in clickHouse.QueryArrowAsync($"SELECT id FROM {table} WHERE id < {{n:Int64}}", new Dictionary<string, object> { ["n"] = 100_000L }, Ct))
        {
            using (batch)
                sum += ((Int64Array)batch.Column(0)).Values.ToArray().Sum();
        }
        Assert.Equal(100_000L * 99_999 / 2, sum);
    }

    [Fact]
    public async Task An_error_after_the_first_rows_is_an_error_and_not_a_short_result()
    {
        await using var clickHouse = await OpenAsync();
        var rows = 0;
        var error = await Assert.ThrowsAsync<FeatureDslException>(async () =>
        {
            const string Query = "SELECT throwIf(number = 900000, 'late') FROM numbers(1000000) SETTINGS max_block_size = 10000, max_threads = 1";
            await foreach (var batch in clickHouse.QueryArrowAsync(Query, ct: Ct))
                rows += batch.Length;
        });
        Assert.Contains("late", error.Message);
        Assert.True(rows > 0);
    }

    [Fact]
    public async Task A_result_that_is_cut_is_an_error_and_not_a_short_result()
    {
        await using var clickHouse = await OpenAsync();
        // Two messages of Arrow and no end of the stream: to a reader that trusts the end of the bytes this is a whole result.
        var whole = new MemoryStream();
        using (var raw = await clickHouse.Client.ExecuteRawResultAsync("SELECT number FROM numbers(200000) FORMAT ArrowStream", cancellationToken: Ct))
            await raw.CopyToAsync(whole);
        _server.CutAfter = whole.Length - 8;
        var error = await Assert.ThrowsAsync<FeatureDslException>(async () =>
        {
            await foreach (var batch in clickHouse.QueryArrowAsync("SELECT number FROM numbers(200000)", ct: Ct))
                batch.Dispose();
        });
        Assert.Contains("ended before its last row", error.Message);
    }

    [Fact]
    public async Task What_the_source_of_an_insert_throws_comes_out()
    {
        await using var clickHouse = await OpenAsync();
        var table = EngineFixture.NewTable();
        await clickHouse.ExecuteAsync($"CREATE TABLE {table} {Batches.Columns}", ct: Ct);
        var error = new IOException("damaged");
        Assert.Same(error, await Record.ExceptionAsync(() => clickHouse.InsertArrowAsync(table, Batches.Schema, Batches.BreakingAsync(error), Ct)));
    }

    [Fact]
    public async Task A_server_that_is_down_is_named_within_seconds_and_the_password_is_not()
    {
        var watch = Stopwatch.StartNew();
        var error = await Assert.ThrowsAsync<FeatureDslException>(
            () => ClickHouseEngine.OpenServerAsync("Host=127.0.0.1;Port=1;Username=me;Password=hunter2", Ct));
        Assert.Contains("127.0.0.1:1", error.Message);
        Assert.Contains("start the server", error.Message);
        Assert.DoesNotContain("hunter2", error.ToString());
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(7));
    }

    [Fact]
    public async Task A_missing_database_is_named()
    {
        var error = await Assert.ThrowsAsync<FeatureDslException>(
            () => ClickHouseEngine.OpenServerAsync($"Host=127.0.0.1;Port={_server.Port};Database=nowhere", Ct));
        Assert.Contains("nowhere", error.Message);
    }

    [Fact]
    public async Task A_connection_string_that_cannot_be_read_is_not_repeated()
    {
        var error = await Assert.ThrowsAsync<FeatureDslException>(() => ClickHouseEngine.OpenServerAsync("Host=x;Port=many;Password=hunter2", Ct));
        Assert.DoesNotContain("hunter2", error.ToString());
    }

    private Task<ClickHouseEngine> OpenAsync() => ClickHouseEngine.OpenServerAsync($"Host=127.0.0.1;Port={_server.Port};Database=featuredsl", Ct);
}
