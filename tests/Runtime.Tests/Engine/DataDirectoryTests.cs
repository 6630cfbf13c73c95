using FeatureDsl;
using FeatureDsl.Runtime.Engine;

namespace Runtime.Tests.Engine;

public sealed class DataDirectoryTests(EngineFixture engine) : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("featuredsl-directory-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task A_second_process_is_told_who_has_the_directory_and_a_killed_one_leaves_rows_but_no_lock()
    {
        using var first = await EngineChild.StartAsync(_directory);
        Assert.Equal("rows 1000", first.Report);

        using var second = await EngineChild.StartAsync(_directory);
        Assert.StartsWith("error", second.Report);
        Assert.Contains($"process {first.Id} (", second.Report);
        Assert.Contains(_directory, second.Report);

        await first.KillAsync();
        using var third = await EngineChild.StartAsync(_directory);
        Assert.Equal("rows 2000", third.Report);
    }

    [Fact]
    public async Task A_second_directory_in_one_process_is_refused_by_name()
    {
        var error = await Assert.ThrowsAsync<FeatureDslException>(() => ClickHouseEngine.OpenEmbeddedAsync(_directory, Ct));
        Assert.Contains(_directory, error.Message);
        Assert.Contains(engine.DataDirectory, error.Message);
    }

    [Fact]
    public async Task The_same_directory_in_one_process_is_shared()
    {
        await using (var again = await ClickHouseEngine.OpenEmbeddedAsync(engine.DataDirectory + "/", Ct))
            Assert.Equal(1, await again.ScalarAsync<int>("SELECT 1", ct: Ct));
        Assert.Equal(1, await engine.ClickHouse.ScalarAsync<int>("SELECT 1", ct: Ct));
    }
}
