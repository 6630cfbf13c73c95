using FeatureDsl.Runtime.Engine.Native;

namespace FeatureDsl.Runtime.Engine.Embedded;

/// <summary>A connection for the time of one request: its own, or that of a session, which outlives it.</summary>
internal sealed class ConnectionLease(ChdbConnection connection, Action release) : IDisposable
{
    private Action? _release = release;

    internal ChdbConnection Connection { get; } = connection;

    public void Dispose() => Interlocked.Exchange(ref _release, null)?.Invoke();
}
