using FeatureDsl.Runtime.Engine;
using Runtime.Tests.Engine;

namespace FeatureDsl.Runtime.Tests;

public sealed class LeftoversTests(EngineFixture engine)
{
    [Fact]
    public async Task Old_working_tables_are_dropped_and_nothing_else()
    {
        var (ct, clickHouse, name) = (TestContext.Current.CancellationToken, engine.ClickHouse, EngineFixture.NewTable());
        string[] tables = [name, $"{name}__load_0123456789ab", $"{name}__load_by_hand", $"{name}x__load_0123456789ab"];
        foreach (var table in tables)
            await clickHouse.ExecuteAsync($"CREATE TABLE {table} (x UInt8) ENGINE = MergeTree ORDER BY x", ct: ct);

        await Leftovers.DropAsync(clickHouse, new("", $"{name}__load_"), TimeSpan.FromHours(1), ct);
        Assert.Equal(4, await CountAsync());
        await Leftovers.DropAsync(clickHouse, new("", $"{name}__load_"), TimeSpan.FromSeconds(-5), ct);
        Assert.Equal(3, await CountAsync());
        Assert.Equal(0, await clickHouse.ScalarAsync<long>($"SELECT toInt64(count()) FROM system.tables WHERE name = '{tables[1]}'", ct: ct));

        Task<long> CountAsync() => clickHouse.ScalarAsync<long>(
            $"SELECT toInt64(count()) FROM system.tables WHERE name IN ({string.Join(", ", tables.Select(SqlText.Literal))})", ct: ct);
    }
}
