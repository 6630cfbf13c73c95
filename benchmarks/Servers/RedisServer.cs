using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace FeatureDsl.Benchmarks.Servers;

/// <summary>The machine's redis-server, without persistence, in a folder of its own.</summary>
internal sealed class RedisServer : IFreshServer
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly DirectoryInfo _folder;
    private readonly Process _process;

    private RedisServer(DirectoryInfo folder, Process process, string endpoint) => (_folder, _process, Endpoint) = (folder, process, endpoint);

    public string Name => "redis-server";

    public string Endpoint { get; }

    /// <summary>Starts it; <see langword="null"/> where there is none on this machine.</summary>
    public static async Task<RedisServer?> TryStartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("featuredsl-bench-");
        var port = FreePort().ToString(CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo("redis-server", ["--port", port, "--bind", "127.0.0.1", "--save", "", "--dir", folder.FullName]) { RedirectStandardOutput = true };
        try
        {
            var server = new RedisServer(folder, Process.Start(start)!, $"127.0.0.1:{port}");
            await server.ReadyAsync();
            return server;
        }
        catch (Win32Exception)
        {
            folder.Delete();
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task ReadyAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync().WaitAsync(Patience) is { } line)
        {
            if (line.Contains("Ready to accept connections", StringComparison.Ordinal))
            {
                // Read on: a full pipe would stop the server.
                _ = _process.StandardOutput.ReadToEndAsync();
                return;
            }
        }

        throw new FeatureDslException("redis-server ended before it was ready; see whether it starts by itself.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
