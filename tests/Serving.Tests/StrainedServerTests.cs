using System.Diagnostics;

namespace FeatureDsl.Serving.Tests;

/// <summary>What only a server in a process of its own can be made to do: stand still, and run out of memory.</summary>
public sealed class StrainedServerTests(RedisProcess server) : ServerTests(server), IClassFixture<RedisProcess>
{
    [Fact]
    public async Task A_server_that_stands_still_is_a_clear_error_soon_after_the_timeout()
    {
        await using var store = await RedisOnlineStore.ConnectAsync(
            Server.Endpoint, Options() with { CommandTimeout = TimeSpan.FromMilliseconds(400) }, Stop);
        await using var applier = await OpenAsync(store: store);
        await applier.ApplyAsync(Shops.Sales, Shops.Sale(1, 1), cancellation: Stop);

        await ((RedisProcess)Server).SignalAsync("STOP");
        var clock = Stopwatch.StartNew();
        var read = await Assert.ThrowsAsync<FeatureDslException>(async () => await store.ReadAsync([Shops.Key(Shops.ShopSales, 1L)], Stop));
        var write = await Assert.ThrowsAsync<FeatureDslException>(async () => await applier.FlushAsync(Stop));
        var elapsed = clock.Elapsed;
        await ((RedisProcess)Server).SignalAsync("CONT");

        Assert.InRange(elapsed, TimeSpan.FromMilliseconds(400), TimeSpan.FromSeconds(2));
        Assert.Equal($"Redis at {Server.Endpoint} did not answer within 0.4 s while reading state; check that it runs and is not overloaded.", read.Message);
        Assert.Contains("while writing state", write.Message, StringComparison.Ordinal);
        await applier.FlushAsync(Stop);
        Assert.Equal(1, (await ReadAsync(Shops.Key(Shops.ShopSales, 1L))).Count);
    }

    [Fact]
    public async Task A_server_without_memory_refuses_the_batch_and_the_states_stay_to_be_written()
    {
        await using var full = Server.Another();
        await full.InitializeAsync();
        await using var store = await RedisOnlineStore.ConnectAsync(full.Endpoint + ",allowAdmin=true", Options(), Stop);
        await using var applier = await OpenAsync(store: store);
        await applier.ApplyAsync(Shops.Sales, Shops.Sale(1, 1), cancellation: Stop);

        await store.Database.ExecuteAsync("CONFIG", "SET", "maxmemory", "1");
        await Assert.ThrowsAsync<FeatureDslException>(async () => await applier.FlushAsync(Stop));
        Assert.Equal(0, applier.Counters.StatesWritten);

        await store.Database.ExecuteAsync("CONFIG", "SET", "maxmemory", "0");
        await applier.FlushAsync(Stop);
        Assert.Equal(3, applier.Counters.StatesWritten);
    }
}
