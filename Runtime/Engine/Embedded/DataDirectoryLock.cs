using System.Diagnostics;
using System.Globalization;

namespace FeatureDsl.Runtime.Engine.Embedded;

/// <summary>Holds a data directory for this process; the system lets go of it when the process ends, however it ends.</summary>
internal sealed class DataDirectoryLock : IDisposable
{
    // Beside the lock: .NET cannot open a locked file even for reading.
    private const string OwnerSuffix = ".owner";

    private readonly FileStream _file;
    private readonly string _ownerPath;

    private DataDirectoryLock(FileStream file, string ownerPath)
    {
        _file = file;
        _ownerPath = ownerPath;
    }

    /// <summary>Takes the lock or says who has it.</summary>
    /// <param name="path">The lock file; a file beside it holds the process id and name of the owner.</param>
    /// <param name="directory">The directory that is locked, for the message.</param>
    /// <exception cref="FeatureDslException">Another process has the directory.</exception>
    internal static DataDirectoryLock Take(string path, string directory)
    {
        try
        {
            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.None);
            using var me = Process.GetCurrentProcess();
            File.WriteAllText(path + OwnerSuffix, string.Create(CultureInfo.InvariantCulture, $"{me.Id} {me.ProcessName}"));
            return new DataDirectoryLock(file, path + OwnerSuffix);
        }
        catch (IOException e) when (File.Exists(path))
        {
            throw new FeatureDslException($"The data directory '{directory}' is in use by {Owner(path + OwnerSuffix)}: "
                + "stop that process, choose another directory, or use a server instead of the embedded engine.", e);
        }
    }

    public void Dispose()
    {
        File.Delete(_ownerPath);
        _file.Dispose();
    }

    private static string Owner(string path)
    {
        var parts = (File.Exists(path) ? File.ReadAllText(path) : "").Split(' ', 2);
        return parts.Length == 2 ? $"process {parts[0]} ({parts[1]})" : "another process";
    }
}
