using System.Reflection;
using System.Runtime.InteropServices;

namespace FeatureDsl.Runtime.Engine.Native;

/// <summary>Finds and loads libchdb, once per process.</summary>
internal static class ChdbLibrary
{
    private const string Variable = "FEATUREDSL_LIBCHDB";
    private const string FileName = "libchdb.so";
    private static readonly SemaphoreSlim Gate = new(1, 1);
    private static nint _handle;

    /// <summary>Loads the library, fetching it first where it is missing.</summary>
    /// <exception cref="FeatureDslException">There is no library and none could be fetched.</exception>
    internal static async Task LoadAsync(CancellationToken ct)
    {
        await Gate.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            if (_handle == 0)
                Load(Find() ?? await FetchAsync(ct).ConfigureAwait(false));
        }
        finally
        {
            Gate.Release();
        }
    }

    /// <summary>The first file that exists: environment variable, path noted by the build, folder of the program, per-user cache.</summary>
    internal static string? Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } chosen)
        {
            return File.Exists(chosen)
                ? chosen
                : throw new FeatureDslException($"The environment variable {Variable} names '{chosen}', which does not exist; "
                    + "correct it, or unset it to use the copy that the build fetches.");
        }
        string?[] places =
        [
            Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(a => a.Key == "ChdbLib")?.Value,
            Path.Combine(AppContext.BaseDirectory, FileName),
            ChdbPackage.ForThisMachine?.Path,
        ];
        return places.FirstOrDefault(File.Exists);
    }

    private static async Task<string> FetchAsync(CancellationToken ct)
    {
        var package = ChdbPackage.ForThisMachine
            ?? throw new FeatureDslException($"The embedded ClickHouse engine does not exist for {RuntimeInformation.RuntimeIdentifier}; "
                + $"set {Variable} to a libchdb of your own, or use a ClickHouse server by its connection string.");
        try
        {
            return await package.FetchAsync(ct).ConfigureAwait(false);
        }
        catch (FeatureDslException e)
        {
            throw new FeatureDslException($"The embedded ClickHouse engine is missing and could not be fetched. {e.Message} "
                + $"Or set {Variable} to a copy of libchdb.so, or use a ClickHouse server by its connection string.", e);
        }
    }

    private static void Load(string path)
    {
        try
        {
            _handle = NativeLibrary.Load(path);
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException)
        {
            throw new FeatureDslException($"The embedded ClickHouse engine '{path}' could not be loaded; "
                + "delete the file to have it fetched again, or use a ClickHouse server by its connection string.", e);
        }
        NativeLibrary.SetDllImportResolver(
            typeof(ChdbLibrary).Assembly, (name, _, _) => name == ChdbNative.Library ? _handle : 0);
        // Before the first connection: with its own handlers the process hangs on the first NullReferenceException that .NET catches.
        ChdbNative.chdb_set_signal_handlers_enabled(0);
    }
}
