using FeatureDsl;

namespace Runtime.Tests.Engine;

public sealed class StatementTests(EngineFixture engine)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_session_is_in_an_atomic_database_and_in_utc()
    {
        Assert.Equal("UTC", await engine.ClickHouse.ScalarAsync<string>("SELECT timezone()", ct: Ct));
        Assert.Equal("Atomic", await engine.ClickHouse.ScalarAsync<string>("SELECT engine FROM system.databases WHERE name = currentDatabase()", ct: Ct));
    }

    [Fact]
    public async Task Scalars_are_converted_to_what_is_asked_for()
    {
        Assert.Equal(5, await engine.ClickHouse.ScalarAsync<int>("SELECT 5::UInt64", ct: Ct));
        Assert.Equal(1.5, await engine.ClickHouse.ScalarAsync<double>("SELECT 1.5::Float32", ct: Ct));
        Assert.Null(await engine.ClickHouse.ScalarAsync<long?>("SELECT NULL::Nullable(Int64)", ct: Ct));
        await Assert.ThrowsAsync<FeatureDslException>(() => engine.ClickHouse.ScalarAsync<long>("SELECT 1 WHERE 0", ct: Ct));
    }

    [Fact]
    public async Task Parameters_are_values_and_names()
    {
        var table = EngineFixture.NewTable();
        await engine.ClickHouse.ExecuteAsync("CREATE TABLE {t:Identifier} (a Int64, b String) ENGINE = Memory", new Dictionary<string, object> { ["t"] = table }, Ct);
        await engine.ClickHouse.ExecuteAsync(
            "INSERT INTO {t:Identifier} SELECT {a:Int64}, {b:String}",
            new Dictionary<string, object> { ["t"] = table, ["a"] = -7L, ["b"] = "it's \\ a\ttab,\na line and é" },
            Ct);
        Assert.Equal(
            "it's \\ a\ttab,\na line and é",
            await engine.ClickHouse.ScalarAsync<string>("SELECT b FROM {t:Identifier} WHERE a = {a:Int64}", new Dictionary<string, object> { ["t"] = table, ["a"] = -7L }, Ct));
    }

    [Fact]
    public async Task A_parameter_cannot_break_out_of_its_place()
    {
        var hostile = "x'; DROP DATABASE featuredsl; --";
        Assert.Equal(hostile, await engine.ClickHouse.ScalarAsync<string>("SELECT {v:String}", new Dictionary<string, object> { ["v"] = hostile }, Ct));
        await Assert.ThrowsAsync<FeatureDslException>(
            () => engine.ClickHouse.ExecuteAsync("SELECT * FROM {t:Identifier}", new Dictionary<string, object> { ["t"] = "one; DROP TABLE x" }, Ct));
    }

    [Fact]
    public async Task An_error_is_one_sentence_and_keeps_the_whole_text_inside()
    {
        var error = await Assert.ThrowsAsync<FeatureDslException>(() => engine.ClickHouse.ExecuteAsync("SELECT * FROM nowhere", ct: Ct));
        Assert.Contains("nowhere", error.Message);
        Assert.Contains("UNKNOWN_TABLE", error.Message);
        Assert.DoesNotContain('\n', error.Message);
        Assert.Contains("Code: 60", error.InnerException!.Message);
    }

    [Theory]
    [InlineData("CREATE TABLE smuggled (a Int32) ENGINE = Memory; SELECT 1")]
    [InlineData("SELECT 1; CREATE TABLE smuggled (a Int32) ENGINE = Memory")]
    [InlineData("INSERT INTO FUNCTION null('a Int32') VALUES (1); CREATE TABLE smuggled (a Int32) ENGINE = Memory")]
    public async Task Only_one_statement_runs_as_on_a_server(string sql)
    {
        await Assert.ThrowsAsync<FeatureDslException>(() => engine.ClickHouse.ExecuteAsync(sql, ct: Ct));
        Assert.Equal(0, await engine.ClickHouse.ScalarAsync<long>("SELECT count() FROM system.tables WHERE name = 'smuggled'", ct: Ct));
    }

    [Theory]
    [InlineData("SELECT ';' AS `a;b` -- ; c")]
    [InlineData("SELECT 1;")]
    [InlineData("SELECT 1 ; -- the end")]
    public Task Semicolons_in_text_and_at_the_end_are_harmless(string sql) => engine.ClickHouse.ScalarAsync<string>(sql, ct: Ct);

    [Fact]
    public async Task A_syntax_error_does_not_list_the_grammar()
    {
        var error = await Assert.ThrowsAsync<FeatureDslException>(() => engine.ClickHouse.ExecuteAsync("SELEC 1", ct: Ct));
        Assert.Contains("Syntax error", error.Message);
        Assert.DoesNotContain("Expected one of", error.Message);
    }

    [Fact]
    public async Task A_caught_null_reference_does_not_hang_the_process()
    {
        await engine.ClickHouse.ScalarAsync<int>("SELECT 1", ct: Ct);
        string? nothing = null;
        Assert.Throws<NullReferenceException>(() => nothing!.Length);
    }

    [Fact]
    public async Task Cancelling_stops_the_query_in_the_engine()
    {
        using var stop = new CancellationTokenSource(200);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => engine.ClickHouse.ScalarAsync<long>("SELECT count() FROM numbers(100000000000) WHERE sipHash64(number, 'cancelled') = 1", ct: stop.Token));
        Assert.Equal(0, await engine.ClickHouse.ScalarAsync<long>("SELECT count() FROM system.processes WHERE query LIKE '%sipHash64(number, %' AND query NOT LIKE '%system.processes%'", ct: Ct));
    }

    [Fact]
    public async Task A_memory_limit_is_an_error_and_not_the_end_of_the_process()
    {
        var error = await Assert.ThrowsAsync<FeatureDslException>(
            () => engine.ClickHouse.ScalarAsync<long>("SELECT length(groupArray(number)) FROM numbers(50000000) SETTINGS max_memory_usage = 50000000", ct: Ct));
        Assert.Contains("MEMORY_LIMIT_EXCEEDED", error.Message);
    }

    [Fact]
    public async Task Statements_run_side_by_side()
    {
        var sums = await Task.WhenAll(Enumerable.Range(0, 32).Select(i => engine.ClickHouse.ScalarAsync<long>($"SELECT sum(number) FROM numbers({i})", ct: Ct)));
        Assert.Equal(Enumerable.Range(0, 32).Select(i => (long)i * (i - 1) / 2), sums);
    }
}
