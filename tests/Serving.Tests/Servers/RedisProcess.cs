using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace FeatureDsl.Serving.Tests;

/// <summary>Debian's redis-server in a folder of its own.</summary>
public sealed class RedisProcess : TestServer
{
    private readonly string? _password;
    private readonly string _folder = Directory.CreateTempSubdirectory("featuredsl-redis-").FullName;
    private Process? _process;

    public RedisProcess()
        : this(null)
    {
    }

    private RedisProcess(string? password) => _password = password;

    public override async ValueTask InitializeAsync()
    {
        string[] arguments = ["--port", Port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--save", "", "--dir", _folder];
        var start = new ProcessStartInfo("redis-server", _password is null ? arguments : [.. arguments, "--requirepass", _password])
        {
            RedirectStandardOutput = true,
        };
        try
        {
            _process = Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new InvalidOperationException("redis-server is needed by these tests; install it with: apt-get install redis-server", e);
        }

        // It says so on its standard output when it can be connected to.
        while (await _process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(10)) is { } line)
        {
            if (line.Contains("Ready to accept connections", StringComparison.Ordinal))
            {
                _ = _process.StandardOutput.ReadToEndAsync();
                return;
            }
        }

        throw new InvalidOperationException("redis-server ended before it was ready.");
    }

    public override TestServer Another(string? password = null) => new RedisProcess(password);

    /// <summary>Sends a signal, e.g. <c>STOP</c> and <c>CONT</c>.</summary>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", ["-" + signal, _process!.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    public override async ValueTask KillAsync()
    {
        if (_process is { } process)
        {
            _process = null;
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }

        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }
}
