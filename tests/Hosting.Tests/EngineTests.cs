using System.Diagnostics;
using System.Globalization;
using FeatureDsl.Hosting.Embedded;
using FeatureDsl.Runtime.Engine;
using StackExchange.Redis;

namespace FeatureDsl.Hosting.Tests;

public sealed class EngineTests : IDisposable
{
    private readonly FeatureProgram _program = new();

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task A_server_that_is_down_is_named_soon_and_without_its_password()
    {
        _program.Write("trips.csv", Rides.Trips(5));
        var clock = Stopwatch.StartNew();

        var clickHouse = await _program.RunAsync("load", "Trip", "trips.csv", "--clickhouse", "Host=127.0.0.1;Port=1;Username=u;Password=hush");
        clickHouse.FailsWith("ClickHouse at http://127.0.0.1:1 does not answer");
        var redis = await _program.RunAsync([("FEATUREDSL_REDIS", "redis://u:hush@127.0.0.1:1")], ["get", "DriverActivity", "--key", "1"]);
        redis.FailsWith("No Redis server answers at 127.0.0.1:1");

        Assert.DoesNotContain("hush", clickHouse.Error + redis.Error, StringComparison.Ordinal);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30), $"It took {clock.Elapsed}.");
    }

    [Fact]
    public async Task A_second_process_is_told_which_one_has_the_directory()
    {
        _program.Write("trips.csv", Rides.Trips(5));
        var me = string.Create(CultureInfo.InvariantCulture, $"process {Environment.ProcessId}");
        await using (await EmbeddedRedis.StartAsync(_program.Data, ct: TestContext.Current.CancellationToken))
        {
            (await _program.RunAsync("get", "DriverActivity", "--key", "1")).FailsWith("in use by", me);
            (await _program.RunAsync("replay", "Trip", "trips.csv")).FailsWith("in use by", me);
        }

        await using (await ClickHouseEngine.OpenEmbeddedAsync(_program.Data, TestContext.Current.CancellationToken))
            (await _program.RunAsync("load", "Trip", "trips.csv")).FailsWith("in use by", me);
    }

    [Theory]
    [InlineData(false, "[present]")]
    [InlineData(true, "[error]")]
    public async Task Verify_finds_a_value_or_status_that_one_execution_has_wrong(bool statusOnly, string status)
    {
        _program.Write("trips.csv", Rides.Trips(50));
        _program.Write("profiles.csv", Rides.Profiles());
        var spine = _program.Write("spine.csv", Rides.Spine(20));
        (await _program.RunAsync("load", "Trip", "trips.csv")).Succeeds();
        (await _program.RunAsync("load", "DriverProfile", "profiles.csv")).Succeeds();
        var (console, output) = (Console.Out, new StringWriter());
        Console.SetOut(output);
        try
        {
            var project = new TamperedProject(FeatureDefs.Features.Project, "DriverActivity", "Trips7d", statusOnly);
            Assert.Equal(1, await FeatureHost.RunAsync(["verify", "DriverActivity", "--spine", spine, "--data", _program.Data], project));
        }
        finally
        {
            Console.SetOut(console);
        }

        Assert.Contains("differences: 20", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("Trips7d: 20 differences", output.ToString(), StringComparison.Ordinal);
        Assert.Matches(@"online \d+ \[present\], plain \d+ " + System.Text.RegularExpressions.Regex.Escape(status), output.ToString());
        Assert.Contains("DriverActivity reads", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_corrupted_state_is_an_error_and_never_a_number()
    {
        _program.Write("trips.csv", Rides.Trips(50));
        await using var redis = await EmbeddedRedis.StartAsync(Path.Combine(_program.Folder, "elsewhere"), ct: TestContext.Current.CancellationToken);
        (await _program.RunAsync("replay", "Trip", "trips.csv", "--redis", redis.ConnectionString)).Succeeds();
        (await _program.RunAsync("get", "DriverActivity", "--key", "1", "--redis", redis.ConnectionString)).Succeeds();
        await using (var connection = await ConnectionMultiplexer.ConnectAsync(redis.ConnectionString))
        {
            var server = connection.GetServers()[0];
            var key = server.Keys(pattern: "*DriverActivity*").First(k => ((string)k!).Contains("|1:1}", StringComparison.Ordinal));
            var value = (byte[])(await connection.GetDatabase().StringGetAsync(key))!;
            value[value.Length / 2] ^= 0x40;
            await connection.GetDatabase().StringSetAsync(key, value);
        }

        (await _program.RunAsync("get", "DriverActivity", "--key", "1", "--redis", redis.ConnectionString))
            .FailsWith("DriverActivity v1", "Driver 1", "{Driver|1:1}:DriverActivity:1", "damaged", "delete the key and replay");
    }
}
