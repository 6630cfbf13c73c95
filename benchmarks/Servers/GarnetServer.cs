using FeatureDsl.Hosting.Embedded;

namespace FeatureDsl.Benchmarks.Servers;

/// <summary>Garnet in this process, as the command line embeds it.</summary>
internal sealed class GarnetServer : IFreshServer
{
    private readonly DirectoryInfo _folder;
    private readonly EmbeddedRedis _server;

    private GarnetServer(DirectoryInfo folder, EmbeddedRedis server) => (_folder, _server) = (folder, server);

    public string Name => "Garnet in the process";

    public string Endpoint => _server.ConnectionString;

    public static async Task<GarnetServer> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("featuredsl-bench-");
        return new(folder, await EmbeddedRedis.StartAsync(folder.FullName));
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
