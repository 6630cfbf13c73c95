using FeatureDsl.Serving.Tests;

namespace FeatureDsl.Serving.Benchmarks;

/// <summary>Prints the speed of the online path and asserts nothing. A small run that shows it still works; with <c>FEATUREDSL_BENCH=1</c> a real one.</summary>
public sealed class BenchmarkRun(ITestOutputHelper output)
{
    [Fact]
    public Task On_redis() => RunAsync(new RedisProcess());

    [Fact]
    public Task On_garnet() => RunAsync(new GarnetInProcess());

    private async Task RunAsync(TestServer server)
    {
        var full = Environment.GetEnvironmentVariable("FEATUREDSL_BENCH") is not null;
        var (rowCount, shops, reads) = full ? (1_000_000, 100_000, 60_000) : (2_000, 500, 200);
        await using var running = server;
        await server.InitializeAsync();
        var random = new Random(1);
        SourceRow[] rows = [.. Enumerable.Range(0, rowCount).Select(i => new SourceRow(Shops.Sales, Shops.Sale(random.Next(shops), i, i)))];
        var bench = new ServingBenchmark(server.Endpoint, line => output.WriteLine(line));
        foreach (var view in new[] { Shops.ShopSales, Shops.ShopHistory })
        {
            output.WriteLine($"--- {view.Name} (keys {(view == Shops.ShopSales ? "expire" : "stay")})");
            await bench.IngestAsync([view], Shops.Sources, rows);
        }

        var some = rows[..(rowCount / 10)];
        Ask<int>[] asks = [.. some.Where((_, i) => i % 2 == 0).Select((r, i) => new Ask<int>(r.Row.RowKnown, [Shops.Key(Shops.ShopSales, ((Sale)r.Row).ShopId)], i))];
        await bench.InterleaveAsync([Shops.ShopSales], Shops.Sources, some, asks);

        var keys = rows.Select(r => ((Sale)r.Row).ShopId!.Value).Distinct().Select(s => Shops.Key(Shops.ShopSales, s)).ToList();
        await bench.PlainSetAsync(keys, 32, rowCount);
        await bench.PlainSetAsync(keys, 32, rowCount, TimeSpan.FromDays(30));
        foreach (var (perRead, callers) in new[] { (1, 1), (1, 64), (3, 1), (3, 64), (100, 16) })
        {
            await bench.ReadAsync(keys, perRead, callers, callers == 1 || perRead == 100 ? reads / 6 : reads);
        }
    }
}
