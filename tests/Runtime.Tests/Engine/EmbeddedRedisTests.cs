using FeatureDsl;
using FeatureDsl.Hosting.Embedded;
using StackExchange.Redis;

namespace Runtime.Tests.Engine;

public sealed class EmbeddedRedisTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("featuredsl-redis-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task What_was_written_last_is_there_after_a_restart()
    {
        await RunAsync(async store =>
        {
            await store.HashSetAsync("entity:1", [new HashEntry("sum", 5), new HashEntry("state", new byte[] { 0, 255, 10 })]);
            await store.StringSetAsync("last", "written");
        });
        await RunAsync(async store =>
        {
            Assert.Equal(5, await store.HashGetAsync("entity:1", "sum"));
            Assert.Equal(new byte[] { 0, 255, 10 }, (byte[]?)await store.HashGetAsync("entity:1", "state"));
            Assert.Equal("written", await store.StringGetAsync("last"));
        });
    }

    [Fact]
    public async Task Keys_beyond_the_memory_are_kept()
    {
        const int Keys = 20_000;
        var value = new byte[10_000];
        await RunAsync(async store =>
        {
            foreach (var chunk in Enumerable.Range(0, Keys).Chunk(1000))
                await Task.WhenAll(chunk.Select(i => store.StringSetAsync($"k{i}", value)));
            var found = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => store.KeyExistsAsync($"k{i * 100}")));
            Assert.All(found, Assert.True);
        });
    }

    [Fact]
    public async Task Scripts_run()
    {
        await RunAsync(async store => Assert.Equal("7", (string?)await store.ScriptEvaluateAsync("redis.call('SET', KEYS[1], ARGV[1]); return redis.call('GET', KEYS[1])", ["k"], [7])));
    }

    [Fact]
    public async Task A_directory_in_use_names_its_owner()
    {
        await using var first = await EmbeddedRedis.StartAsync(_directory, ct: Ct);
        var error = await Assert.ThrowsAsync<FeatureDslException>(() => EmbeddedRedis.StartAsync(_directory, ct: Ct));
        Assert.Contains($"process {Environment.ProcessId} (", error.Message);
    }

    private async Task RunAsync(Func<IDatabase, Task> work)
    {
        await using var redis = await EmbeddedRedis.StartAsync(_directory, ct: Ct);
        await using var connection = await ConnectionMultiplexer.ConnectAsync(redis.ConnectionString);
        await work(connection.GetDatabase());
    }
}
