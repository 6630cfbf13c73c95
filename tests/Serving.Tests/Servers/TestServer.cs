using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace FeatureDsl.Serving.Tests;

/// <summary>A real server on a free port of this machine. Every test runs against each of them.</summary>
public abstract class TestServer : IAsyncLifetime
{
    public int Port { get; } = FreePort();

    public string Endpoint => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Port}");

    public abstract ValueTask InitializeAsync();

    /// <summary>A server of the same kind, not yet started, for a test that stops it.</summary>
    public abstract TestServer Another(string? password = null);

    /// <summary>Ends it at once, as a crash would.</summary>
    public abstract ValueTask KillAsync();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return KillAsync();
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
