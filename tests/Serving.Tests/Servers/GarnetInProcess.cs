using System.Net;
using Garnet;
using Garnet.server;
using Garnet.server.Auth.Settings;
using Tsavorite.core;

namespace FeatureDsl.Serving.Tests;

/// <summary>Garnet in this process, as the command line embeds it.</summary>
public sealed class GarnetInProcess : TestServer
{
    private readonly string? _password;
    private readonly string _folder = Directory.CreateTempSubdirectory("featuredsl-garnet-").FullName;
    private GarnetServer? _server;

    public GarnetInProcess()
        : this(null)
    {
    }

    private GarnetInProcess(string? password) => _password = password;

    public override ValueTask InitializeAsync()
    {
        _server = new GarnetServer(new GarnetServerOptions
        {
            EndPoints = [new IPEndPoint(IPAddress.Loopback, Port)],
            QuietMode = true,
            LogMemorySize = "64m",
            PageSize = "1m",
            IndexMemorySize = "8m",
            // The native device needs libaio and ends the process without it; without a storage tier data beyond the memory is dropped silently.
            DeviceType = DeviceType.RandomAccess,
            EnableStorageTier = true,
            LogDir = _folder,
            CheckpointDir = _folder,
            AuthSettings = _password is null ? null : new PasswordAuthenticationSettings(_password),
        });
        _server.Start();
        return ValueTask.CompletedTask;
    }

    public override TestServer Another(string? password = null) => new GarnetInProcess(password);

    public override ValueTask KillAsync()
    {
        _server?.Dispose();
        _server = null;
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }

        return ValueTask.CompletedTask;
    }
}
