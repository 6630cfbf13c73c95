using FeatureDsl.Descriptors;
using FeatureDsl.Hosting;
using FeatureDsl.Hosting.Embedded;
using FeatureDsl.Parity.Tests.Harness;
using FeatureDsl.Runtime.Engine;
using FeatureDsl.Serving.Tests;

[assembly: AssemblyFixture(typeof(Engines))]

namespace FeatureDsl.Parity.Tests.Harness;

/// <summary>The real engines, started once: ClickHouse in this process, Garnet in this process, and Debian's redis-server.</summary>
public sealed class Engines : IAsyncLifetime
{
    private readonly string _data = Directory.CreateTempSubdirectory("featuredsl-parity-").FullName;
    private readonly RedisProcess _redis = new();
    private EmbeddedRedis? _garnet;

    /// <summary>Where files of a test go.</summary>
    public string Folder(string name) => Directory.CreateDirectory(Path.Combine(_data, "files", name)).FullName;

    /// <summary>ClickHouse.</summary>
    public ClickHouseEngine ClickHouse { get; private set; } = null!;

    /// <summary>A target as tests compute it: as it was compiled, or with the error that a test of the tests plants in one of its executions.</summary>
    internal Func<TargetDescriptor, TargetDescriptor> Planted { get; set; } = static target => target;

    public async ValueTask InitializeAsync()
    {
        ClickHouse = await ClickHouseEngine.OpenEmbeddedAsync(_data);
        _garnet = await EmbeddedRedis.StartAsync(Path.Combine(_data, "online"));
        await _redis.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _redis.KillAsync();
        if (_garnet is not null)
        {
            await _garnet.DisposeAsync();
        }

        await ClickHouse.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    /// <summary>A session as the command line opens one.</summary>
    /// <param name="project">The project.</param>
    /// <param name="server">Which online store.</param>
    internal HostSession Session(FeatureProject project, OnlineServer server) => new(
        project, new HostSettings(null, server == OnlineServer.Garnet ? _garnet!.ConnectionString : _redis.Endpoint, _data, Json: true, Verbose: true));
}

/// <summary>The online stores that everything is proven on.</summary>
public enum OnlineServer
{
    /// <summary>Garnet in this process.</summary>
    Garnet,

    /// <summary>Debian's redis-server.</summary>
    Redis,
}
