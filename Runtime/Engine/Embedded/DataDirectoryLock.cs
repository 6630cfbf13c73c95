using System.Diagnostics;
using System.Globalization;

namespace FeatureDsl.Runtime.Engine.Embedded;

/// <summary>Holds a data directory for this process; the system lets go of it when the process ends, however it ends.</summary>
internal sealed class DataDirectoryLock : IDisposable
{
    private readonly FileStream _file;

    private DataDirectoryLock(FileStream file) => _file = file;

    /// <summary>Takes the lock or says who has it.</summary>
    /// <param name="path">The lock file; it holds the process id and name of the owner.</param>
    /// <param name="directory">The directory that is locked, for the message.</param>
    /// <exception cref="FeatureDslException">Another process has the directory.</exception>
    internal static DataDirectoryLock Take(string path, string directory)
    {
        FileStream file;
        try
        {
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.None);
        }
        catch (IOException e) when (File.Exists(path))
        {
            throw new FeatureDslException($"The data directory '{directory}' is in use by {Owner(path)}: "
                + "stop that process, choose another directory, or use a ClickHouse server.", e);
        }
        file.SetLength(0);
        using var me = Process.GetCurrentProcess();
        file.Write(System.Text.Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{me.Id} {me.ProcessName}\n")));
        file.Flush();
        return new DataDirectoryLock(file);
    }

    public void Dispose() => _file.Dispose();

    private static string Owner(string path)
    {
        // Shared for writing, so that reading does not ask for the lock itself.
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        var parts = (reader.ReadLine() ?? "").Split(' ', 2);
        return parts.Length == 2 ? $"process {parts[0]} ({parts[1]})" : "another process";
    }
}
