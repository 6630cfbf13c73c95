using FeatureDsl.Online;

namespace FeatureDsl.Serving;

/// <summary>The states of the snapshot rows that the events of a run bring along.</summary>
internal sealed class JoinPlan
{
    private readonly Dictionary<int, StateEntry?[]> _entries = [];
    private (int Index, IRow Row) _last = (-1, null!);

    public void Clear()
    {
        _entries.Clear();
        _last = (-1, null!);
    }

    /// <summary>Says where the rows of an event are.</summary>
    /// <param name="index">The event's place in the run.</param>
    /// <param name="entries">For each join of its source the state, or <see langword="null"/> for none.</param>
    public void Add(int index, StateEntry?[] entries) => _entries.Add(index, entries);

    /// <summary>Why the rows of an event cannot be found, or <see langword="null"/>.</summary>
    public string? FaultOf(int index) => _entries.TryGetValue(index, out var entries) ? entries.FirstOrDefault(e => e?.Fault is not null)?.Fault : null;

    /// <summary>The event with its rows. To be asked in the order of the run: rows of the run itself count once they are applied.</summary>
    public IRow Joined(int index, in SourceRow row)
    {
        if (!_entries.TryGetValue(index, out var entries))
        {
            return row.Row;
        }

        if (_last.Index != index)
        {
            var time = row.Row.RowTime;
            _last = (index, row.Source.Join(row.Row, Array.ConvertAll(entries, e => ((IRowFinder?)e?.State)?.At(time))));
        }

        return _last.Row;
    }
}
