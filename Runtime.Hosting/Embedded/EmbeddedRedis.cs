using System.Globalization;
using System.Net;
using System.Net.Sockets;
using FeatureDsl.Runtime.Engine.Embedded;
using Garnet;
using Garnet.common;
using Garnet.server;
using Tsavorite.core;

namespace FeatureDsl.Hosting.Embedded;

/// <summary>
/// An online store without an installation: Garnet, which speaks the protocol of Redis, inside this process. It listens on the loopback
/// interface only, and its data survive a restart. It has no streams, no functions and no <c>BITOP</c>.
/// </summary>
public sealed class EmbeddedRedis : IAsyncDisposable
{
    private const int StartAttempts = 5;

    private readonly GarnetServer _server;
    private readonly DataDirectoryLock _lock;
    private int _stopped;

    private EmbeddedRedis(GarnetServer server, DataDirectoryLock directoryLock, int port)
    {
        _server = server;
        _lock = directoryLock;
        ConnectionString = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}");
    }

    /// <summary>Host and port, as StackExchange.Redis takes them.</summary>
    public string ConnectionString { get; }

    /// <summary>Starts a server and loads what an earlier one stored.</summary>
    /// <param name="dataDirectory">The directory shared with the embedded ClickHouse; the store takes the folder <c>redis</c> in it.</param>
    /// <param name="port">The port, or 0 for a free one.</param>
    /// <param name="ct">Gives up before the start.</param>
    /// <exception cref="FeatureDslException">Another process has the directory, the port is taken, or the stored data are damaged.</exception>
    public static Task<EmbeddedRedis> StartAsync(string dataDirectory, int port = 0, CancellationToken ct = default) =>
        Task.Run(() => Start(Path.Combine(Path.GetFullPath(dataDirectory), "redis"), port), ct);

    /// <summary>Writes the log of changes to its end and stops the server.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _stopped, 1) != 0)
            return;
        // A stop by itself drops what the last periodic commit has not covered.
        await _server.Store.CommitAOFAsync(CancellationToken.None).ConfigureAwait(false);
        _server.Dispose();
        _lock.Dispose();
    }

    private static EmbeddedRedis Start(string directory, int port)
    {
        Directory.CreateDirectory(directory);
        var directoryLock = DataDirectoryLock.Take(Path.Combine(directory, "redis.lock"), directory);
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                var chosen = port == 0 ? FreePort() : port;
                var server = new GarnetServer(Options(directory, chosen));
                try
                {
                    server.Start();
                    return new EmbeddedRedis(server, directoryLock, chosen);
                }
                catch (GarnetException e) when (e.InnerException is SocketException && port == 0 && attempt < StartAttempts)
                {
                    // Somebody took the port between the look and the start: look again.
                    server.Dispose();
                }
            }
        }
        catch (Exception e) when (e is GarnetException or TsavoriteException or IOException)
        {
            directoryLock.Dispose();
            throw new FeatureDslException($"The embedded online store could not start on '{directory}': {e.Message} "
                + "Free the port, or delete the folder and materialise again, or use a Redis server by its connection string.", e);
        }
    }

    private static GarnetServerOptions Options(string directory, int port) =>
        new()
        {
            EndPoints = [new IPEndPoint(IPAddress.Loopback, port)],
            QuietMode = true,
            // The default device needs a native library and ends the process where it is missing.
            DeviceType = DeviceType.RandomAccess,
            // With memory alone, keys beyond the size of the log would vanish without an error.
            EnableStorageTier = true,
            LogDir = directory,
            CheckpointDir = directory,
            LogMemorySize = "128m",
            PageSize = "1m",
            IndexMemorySize = "16m",
            IndexMaxMemorySize = "256m",
            EnableAOF = true,
            AofMemorySize = "32m",
            AofPageSize = "4m",
            CommitFrequencyMs = 50,
            // Beyond this size a checkpoint is written and the log of changes is cut.
            AofSizeLimit = "256m",
            Recover = true,
            FailOnRecoveryError = true,
            EnableLua = true,
            LuaOptions = new LuaOptions(),
        };

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
