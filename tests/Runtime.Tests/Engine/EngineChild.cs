using System.Diagnostics;
using System.Runtime.CompilerServices;
using FeatureDsl;
using FeatureDsl.Runtime.Engine;

namespace Runtime.Tests.Engine;

/// <summary>This test program, started once more to open a data directory: it says what it saw and waits for its input to close.</summary>
internal sealed class EngineChild : IDisposable
{
    private const string Variable = "FEATUREDSL_TEST_ENGINE_CHILD";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process _process;

    private EngineChild(Process process, string report)
    {
        _process = process;
        Report = report;
    }

    internal int Id => _process.Id;

    /// <summary><c>rows N</c>, or <c>error</c> and its message.</summary>
    internal string Report { get; }

    internal static async Task<EngineChild> StartAsync(string directory)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.ArgumentList.Add(typeof(EngineChild).Assembly.Location);
        start.Environment[Variable] = directory;
        var process = Process.Start(start)!;
        return new EngineChild(process, await process.StandardOutput.ReadLineAsync().WaitAsync(Patience) ?? "nothing");
    }

    /// <summary>Ends the process without a chance to tidy up.</summary>
    internal async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.StandardInput.Close();
            _process.WaitForExit(Patience);
        }
        _process.Dispose();
    }

    // Before the test runner of the child gets a chance to start. Until a module initializer returns, other threads cannot run code
    // of this assembly: so everything here is synchronous, and what runs elsewhere belongs to the engine's assembly.
    [ModuleInitializer]
    internal static void RunAsChild()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } directory)
            return;
        Console.WriteLine(OpenAndCount(directory));
        Console.In.ReadToEnd();
        Environment.Exit(0);
    }

    private static string OpenAndCount(string directory)
    {
        try
        {
            var clickHouse = ClickHouseEngine.OpenEmbeddedAsync(directory).GetAwaiter().GetResult();
            clickHouse.ExecuteAsync($"CREATE TABLE IF NOT EXISTS numbers {Batches.Columns}").GetAwaiter().GetResult();
            clickHouse.ExecuteAsync("INSERT INTO numbers SELECT number, NULL FROM numbers(1000)").GetAwaiter().GetResult();
            return $"rows {clickHouse.ScalarAsync<long>("SELECT count() FROM featuredsl.numbers").GetAwaiter().GetResult()}";
        }
        catch (FeatureDslException e)
        {
            return "error " + e.Message;
        }
    }
}
