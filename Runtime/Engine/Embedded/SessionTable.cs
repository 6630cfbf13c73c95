using System.Globalization;
using FeatureDsl.Runtime.Engine.Native;

namespace FeatureDsl.Runtime.Engine.Embedded;

/// <summary>The named sessions: each keeps a connection, and with it temporary tables and settings, until it was idle too long.</summary>
internal sealed class SessionTable(EmbeddedEngine engine) : IDisposable
{
    private static readonly TimeSpan IdleLimit = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Session> _sessions = new(StringComparer.Ordinal);

    /// <summary>Takes the connection of a session, or a fresh one without an id.</summary>
    /// <exception cref="ChdbException">The session is busy with another request.</exception>
    internal ConnectionLease Lease(string? id)
    {
        if (id is null)
        {
            var own = engine.Connect();
            return new ConnectionLease(own, own.Dispose);
        }
        lock (_gate)
        {
            CloseIdle();
            if (!_sessions.TryGetValue(id, out var session))
                _sessions[id] = session = new Session(engine.Connect());
            if (session.Busy)
            {
                throw new ChdbException(string.Create(
                    CultureInfo.InvariantCulture, $"Code: 373. DB::Exception: Session {id} is locked by a concurrent client. (SESSION_IS_LOCKED)"));
            }
            session.Busy = true;
            return new ConnectionLease(session.Connection, () => Release(session));
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            foreach (var session in _sessions.Values)
                session.Connection.Dispose();
            _sessions.Clear();
        }
    }

    private void Release(Session session)
    {
        lock (_gate)
        {
            session.Busy = false;
            session.LastUse = Environment.TickCount64;
        }
    }

    private void CloseIdle()
    {
        foreach (var (id, session) in _sessions.Where(s => !s.Value.Busy && Environment.TickCount64 - s.Value.LastUse > IdleLimit.TotalMilliseconds).ToList())
        {
            session.Connection.Dispose();
            _sessions.Remove(id);
        }
    }

    private sealed class Session(ChdbConnection connection)
    {
        internal ChdbConnection Connection { get; } = connection;

        internal bool Busy { get; set; }

        internal long LastUse { get; set; } = Environment.TickCount64;
    }
}
