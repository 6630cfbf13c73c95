using FeatureDsl.Runtime.Engine;
using Runtime.Tests.Engine;

[assembly: AssemblyFixture(typeof(EngineFixture))]

namespace Runtime.Tests.Engine;

/// <summary>
/// The one embedded ClickHouse of a test process, on a directory of its own that is deleted at the end. An assembly fixture,
/// because the engine knows one directory per process: another test project links this file and gets the same.
/// </summary>
public sealed class EngineFixture : IAsyncLifetime
{
    private static int _tables;

    public string DataDirectory { get; } = Directory.CreateTempSubdirectory("featuredsl-engine-").FullName;

    public ClickHouseEngine ClickHouse { get; private set; } = null!;

    /// <summary>A table name no other test has.</summary>
    public static string NewTable() => $"t{Interlocked.Increment(ref _tables)}";

    public async ValueTask InitializeAsync() => ClickHouse = await ClickHouseEngine.OpenEmbeddedAsync(DataDirectory);

    public async ValueTask DisposeAsync()
    {
        await ClickHouse.DisposeAsync();
        Directory.Delete(DataDirectory, recursive: true);
    }
}
