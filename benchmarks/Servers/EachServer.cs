using FeatureDsl.Benchmarks.Measuring;

namespace FeatureDsl.Benchmarks.Servers;

/// <summary>Does the same on every server that this machine has.</summary>
internal static class EachServer
{
    public static async Task RunAsync(Report report, string what, Func<IFreshServer, Task> work)
    {
        await using (var garnet = await GarnetServer.StartAsync())
            await work(garnet);
        await using var redis = await RedisServer.TryStartAsync();
        if (redis is null)
            report.Line($"{what} on redis-server: skipped: no redis-server");
        else
            await work(redis);
    }
}
