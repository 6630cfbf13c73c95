using Apache.Arrow;
using FeatureDsl;
using FeatureDsl.Runtime.Engine;

namespace Runtime.Tests.Engine;

public sealed class ArrowTests(EngineFixture engine)
{
    private const int Million = 1_000_000;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_million_rows_stream_in_and_out_unchanged()
    {
        var table = await FilledTableAsync();
        var rows = 0;
        var batches = 0;
        await foreach (var batch in engine.ClickHouse.QueryArrowAsync($"SELECT id, name FROM {table} ORDER BY id", ct: Ct))
        {
            using (batch)
            {
                var ids = (Int64Array)batch.Column(0);
                var names = (StringArray)batch.Column(1);
                for (var i = 0; i < batch.Length; i += 997)
                {
                    Assert.Equal(rows + i, ids.GetValue(i));
                    Assert.Equal((rows + i) % 3 == 0 ? null : "n" + (rows + i), names.GetString(i));
                }
                rows += batch.Length;
                batches++;
            }
        }
        Assert.Equal(Million, rows);
        Assert.True(batches > 5, "the result came in one piece");
    }

    [Fact]
    public async Task A_query_without_rows_has_a_schema_and_no_batch()
    {
        const string Query = "SELECT 1::Int32 AS a, 'x'::LowCardinality(String) AS b WHERE 0";
        var schema = await engine.ClickHouse.ArrowSchemaAsync(Query, ct: Ct);
        Assert.Equal(["a Int32", "b String"], schema.FieldsList.Select(f => $"{f.Name} {f.DataType.TypeId}"));
        await foreach (var unexpected in engine.ClickHouse.QueryArrowAsync(Query, ct: Ct))
            Assert.Fail($"a batch of {unexpected.Length} rows");
    }

    [Fact]
    public async Task Arrow_queries_take_parameters()
    {
        var parameters = new Dictionary<string, object> { ["t"] = "numbers", ["n"] = 3L };
        var rows = 0;
        await foreach (var batch in engine.ClickHouse.QueryArrowAsync("SELECT number FROM system.{t:Identifier} LIMIT {n:UInt64};", parameters, Ct))
            rows += batch.Length;
        Assert.Equal(3, rows);
    }

    [Fact]
    public async Task An_error_after_the_first_rows_is_an_error_and_not_a_short_result()
    {
        var rows = 0;
        var error = await Assert.ThrowsAsync<FeatureDslException>(async () =>
        {
            const string Query = "SELECT throwIf(number = 900000, 'late') FROM numbers(1000000) SETTINGS max_block_size = 10000, max_threads = 1";
            await foreach (var batch in engine.ClickHouse.QueryArrowAsync(Query, ct: Ct))
                rows += batch.Length;
        });
        Assert.Contains("late", error.Message);
        Assert.InRange(rows, 1, 900_000);
    }

    [Fact]
    public async Task Leaving_the_loop_ends_the_query()
    {
        await foreach (var batch in engine.ClickHouse.QueryArrowAsync("SELECT number AS abandoned FROM numbers(100000000000)", ct: Ct))
        {
            batch.Dispose();
            break;
        }
        Assert.Equal(0, await engine.ClickHouse.ScalarAsync<long>("SELECT count() FROM system.processes WHERE query LIKE '%AS aban' || 'doned%'", ct: Ct));
    }

    [Fact]
    public async Task Columns_are_matched_by_name_and_defaults_fill_the_rest()
    {
        var table = EngineFixture.NewTable();
        await engine.ClickHouse.ExecuteAsync($"CREATE TABLE {table} (extra Int32 DEFAULT 7, name Nullable(String), id Int64) ENGINE = Memory", ct: Ct);
        Assert.Equal(10, await engine.ClickHouse.InsertArrowAsync("featuredsl." + table, Batches.Schema, Batches.NumbersAsync(10), Ct));
        Assert.Equal("10 45 70", await engine.ClickHouse.ScalarAsync<string>($"SELECT count() || ' ' || sum(id) || ' ' || sum(extra) FROM {table}", ct: Ct));
    }

    public static TheoryData<Exception> SourceErrors =>
        [new InvalidOperationException("damaged"), new IOException("damaged"), new HttpRequestException("damaged"), new FeatureDslException("damaged")];

    // An IOException is what transports wrap, and what the engine's own failures look like.
    [Theory, MemberData(nameof(SourceErrors))]
    public async Task What_the_source_throws_comes_out_and_nothing_is_stored(Exception error)
    {
        var table = EngineFixture.NewTable();
        await engine.ClickHouse.ExecuteAsync($"CREATE TABLE {table} {Batches.Columns}", ct: Ct);
        Assert.Same(error, await Record.ExceptionAsync(() => engine.ClickHouse.InsertArrowAsync(table, Batches.Schema, Batches.BreakingAsync(error), Ct)));
        Assert.Equal(0, await engine.ClickHouse.ScalarAsync<long>($"SELECT count() FROM {table}", ct: Ct));
    }

    [Fact]
    public async Task An_insert_into_a_missing_table_says_so()
    {
        var error = await Assert.ThrowsAsync<FeatureDslException>(
            () => engine.ClickHouse.InsertArrowAsync("missing", Batches.Schema, Batches.NumbersAsync(Million), Ct));
        Assert.Contains("missing", error.Message);
    }

    private async Task<string> FilledTableAsync()
    {
        var table = EngineFixture.NewTable();
        await engine.ClickHouse.ExecuteAsync($"CREATE TABLE {SqlText.Identifier(table)} {Batches.Columns}", ct: Ct);
        Assert.Equal(Million, await engine.ClickHouse.InsertArrowAsync(table, Batches.Schema, Batches.NumbersAsync(Million), Ct));
        return table;
    }
}
