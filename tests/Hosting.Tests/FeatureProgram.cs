using System.Diagnostics;

namespace FeatureDsl.Hosting.Tests;

/// <summary>The built feature project, run as its users run it: one process for each command, in a folder of its own.</summary>
public sealed class FeatureProgram : IDisposable
{
    private static readonly string Assembly = Path.Combine(AppContext.BaseDirectory, "feature-defs.dll");

    public string Folder { get; } = Directory.CreateTempSubdirectory("featuredsl-hosting-").FullName;

    public string Data => Path.Combine(Folder, ".featuredsl");

    public Task<Outcome> RunAsync(params string[] arguments) => RunAsync([], arguments);

    public async Task<Outcome> RunAsync((string Name, string Value)[] environment, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Assembly, .. arguments])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["CI"] = "true";
        start.Environment.Remove("FEATUREDSL_CLICKHOUSE");
        start.Environment.Remove("FEATUREDSL_REDIS");
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        try
        {
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }

        return new Outcome(process.ExitCode, await output, await error);
    }

    /// <summary>Writes a file into the folder.</summary>
    public string Write(string name, params IEnumerable<string> lines)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllLines(path, lines);
        return path;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
