using FeatureDsl.Runtime.Engine.Native;

namespace FeatureDsl.Runtime.Engine.Embedded;

/// <summary>The engine of this process: one directory, any number of connections; shared by all who open the same directory.</summary>
internal sealed class EmbeddedEngine : IDisposable
{
    internal const string Database = "featuredsl";

    private static readonly TimeSpan KillInterval = TimeSpan.FromMilliseconds(100);
    private static readonly Lock Gate = new();
    private static EmbeddedEngine? _current;

    private readonly string _directory;
    private readonly string _path;
    private readonly DataDirectoryLock _lock;
    private readonly ChdbConnection _anchor;
    private int _users = 1;

    private EmbeddedEngine(string directory)
    {
        _directory = directory;
        _path = Path.Combine(directory, "clickhouse");
        Directory.CreateDirectory(_path);
        _lock = DataDirectoryLock.Take(Path.Combine(directory, "clickhouse.lock"), directory);
        try
        {
            // Held to the end: closing the last connection shuts the whole engine down.
            _anchor = Connect();
            // Not "default": that one is an overlay over another database, and its tables are not Atomic.
            _anchor.Execute($"CREATE DATABASE IF NOT EXISTS {Database} ENGINE = Atomic");
        }
        catch
        {
            _anchor?.Dispose();
            _lock.Dispose();
            throw;
        }
    }

    /// <summary>Opens the engine on a directory, or joins those in this process who have the same one open.</summary>
    /// <exception cref="FeatureDslException">The process has another directory open, or another process has this one.</exception>
    internal static EmbeddedEngine Open(string dataDirectory)
    {
        var directory = Path.TrimEndingDirectorySeparator(Path.GetFullPath(dataDirectory));
        lock (Gate)
        {
            if (_current is null)
                return _current = new EmbeddedEngine(directory);
            if (_current._directory != directory)
            {
                throw new FeatureDslException($"This process already has the data directory '{_current._directory}' open and cannot open '{directory}' too: "
                    + "the embedded ClickHouse engine has one directory per process; close the first, or use a ClickHouse server.");
            }
            _current._users++;
            return _current;
        }
    }

    /// <summary>A new connection; the engine has no bound on their number.</summary>
    internal ChdbConnection Connect() =>
        ChdbConnection.TryOpen(_path)
        ?? throw new FeatureDslException($"The embedded ClickHouse engine could not open '{_path}' (its reason is on standard error): "
            + "check that no other program uses the folder, that it is writable and that the disk is not full.");

    /// <summary>Runs blocking engine work off the caller's thread; on cancellation kills its query and waits until it has let go.</summary>
    /// <param name="tag">The <c>log_comment</c> that marks the query.</param>
    /// <param name="work">What to run; a disposable result of cancelled work is disposed.</param>
    /// <param name="ct">Kills the query.</param>
    internal async Task<T> RunAsync<T>(string tag, Func<T> work, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var running = Task.Run(work, CancellationToken.None);
        try
        {
            return await running.WaitAsync(ct).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Again and again: the first one may come before the query is registered.
            while (!running.IsCompleted)
            {
                Kill(tag);
                await Task.WhenAny(running, Task.Delay(KillInterval, CancellationToken.None)).ConfigureAwait(false);
            }
            if (running.IsCompletedSuccessfully)
                (running.Result as IDisposable)?.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        lock (Gate)
        {
            if (--_users > 0)
                return;
            _anchor.Dispose();
            _lock.Dispose();
            _current = null;
        }
    }

    // ASYNC, because SYNC was seen to wait forever; from a connection of its own, because the other one is busy.
    private void Kill(string tag)
    {
        using var connection = Connect();
        connection.Execute($"KILL QUERY WHERE Settings['log_comment'] = {SqlText.Literal(tag)} ASYNC");
    }
}
