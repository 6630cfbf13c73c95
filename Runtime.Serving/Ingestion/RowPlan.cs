using FeatureDsl.Descriptors;
using FeatureDsl.Online;

namespace FeatureDsl.Serving;

/// <summary>What a run of rows will do: every row checked, every state it belongs to found or waiting to be read. Nothing is changed yet.</summary>
internal sealed class RowPlan(RouteTable routes, StateCache cache, RedisOnlineStore store)
{
    private readonly List<(int Row, Route Route, StateEntry Entry)> _steps = [];

    public IReadOnlyList<(int Row, Route Route, StateEntry Entry)> Steps => _steps;

    /// <summary>The snapshot rows that events bring along.</summary>
    public JoinPlan Joins { get; } = new();

    /// <summary>Entries that are not in memory.</summary>
    public List<StateEntry> Missing { get; } = [];

    /// <summary>Rows that break the contract.</summary>
    public List<DeadLetter> Rejected { get; } = [];

    public long NoEntity { get; private set; }

    public void Make(ReadOnlySpan<SourceRow> rows)
    {
        _steps.Clear();
        Joins.Clear();
        Missing.Clear();
        Rejected.Clear();
        for (var i = 0; i < rows.Length; i++)
        {
            if (rows[i].Row.RowFault() is { } fault)
            {
                Reject(rows[i], fault);
                continue;
            }

            foreach (var route in routes.Of(rows[i].Source))
            {
                Add(i, rows[i], route);
            }

            if (routes.JoinsOf(rows[i].Source) is { Length: > 0 } joins)
            {
                AddJoins(i, rows[i], joins);
            }
        }
    }

    /// <summary>Once the missing are read: takes out what belongs to a state that cannot be used.</summary>
    public void SetAsideFaulty(ReadOnlySpan<SourceRow> rows)
    {
        foreach (var (row, _, entry) in _steps)
        {
            if (FaultOf(row, entry) is { } fault)
            {
                Reject(rows[row], fault);
            }
        }

        _steps.RemoveAll(s => FaultOf(s.Row, s.Entry) is not null);
    }

    /// <summary>Adds every state that a row belongs to.</summary>
    public void AddStates(in SourceRow row, HashSet<(ViewSlot, KeyParts)> states)
    {
        foreach (var route in routes.Of(row.Source))
        {
            if (KeyParts.TryRead(row.Row, route.KeyColumns, out var parts))
            {
                states.Add((route.Slot, parts));
            }
        }
    }

    /// <summary>Whether a row belongs to one of some states.</summary>
    public bool Touches(in SourceRow row, HashSet<(ViewSlot, KeyParts)> states)
    {
        foreach (var route in routes.Of(row.Source))
        {
            if (KeyParts.TryRead(row.Row, route.KeyColumns, out var parts) && states.Contains((route.Slot, parts)))
            {
                return true;
            }
        }

        return false;
    }

    private void Add(int index, in SourceRow row, Route route)
    {
        if (!KeyParts.TryRead(row.Row, route.KeyColumns, out var parts))
        {
            NoEntity++;
        }
        else if (EntryOf(row, route.Slot, parts) is { } entry)
        {
            _steps.Add((index, route, entry));
        }
    }

    private void AddJoins(int index, in SourceRow row, JoinRoute?[] joins)
    {
        var entries = new StateEntry?[joins.Length];
        for (var i = 0; i < joins.Length; i++)
        {
            if (joins[i] is { } join && KeyParts.TryRead(row.Row, join.KeyColumns, out var parts))
            {
                entries[i] = EntryOf(row, join.Slot, parts);
            }
        }

        Joins.Add(index, entries);
    }

    private StateEntry? EntryOf(in SourceRow row, ViewSlot slot, KeyParts parts)
    {
        if (slot.Entries.TryGetValue(parts, out var entry))
        {
            cache.Touch(entry);
            return entry;
        }

        if (KeyOf(row, slot.View, parts) is not { } key)
        {
            return null;
        }

        var state = new StateKey(slot.View, key);
        entry = new StateEntry(slot, parts, state, store.NameOf(state));
        slot.Entries.Add(parts, entry);
        Missing.Add(entry);
        return entry;
    }

    private string? FaultOf(int row, StateEntry entry) => entry.Fault ?? Joins.FaultOf(row);

    private EntityKey? KeyOf(in SourceRow row, ViewDescriptor view, KeyParts parts)
    {
        try
        {
            return EntityKey.Of(view.Entity, parts.ToList());
        }
        catch (FeatureDslException e)
        {
            Reject(row, e.Message);
            return null;
        }
    }

    private void Reject(in SourceRow row, string reason) =>
        Rejected.Add(new DeadLetter(row.Source, row.Row, row.Position, reason, store.Clock.GetUtcNow().UtcDateTime));
}
