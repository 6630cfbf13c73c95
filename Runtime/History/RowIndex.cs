using FeatureDsl.Descriptors;
using FeatureDsl.Ir;

namespace FeatureDsl.Runtime;

/// <summary>The rows of one source by the key of one entity, those of each key by event time.</summary>
internal sealed class RowIndex
{
    private readonly Dictionary<EntityKey, int> _groups = [];
    private readonly IRow[] _rows;
    private readonly int[] _starts;
    private readonly Dictionary<int, IRow[]> _repeats;

    /// <param name="entity">The entity.</param>
    /// <param name="keyColumns">The properties that hold its key.</param>
    /// <param name="rows">The rows, in any order; those without a key belong to nobody.</param>
    public RowIndex(EntityModel entity, IReadOnlyList<string> keyColumns, IReadOnlyList<IRow> rows)
    {
        var groupOf = new int[rows.Count];
        for (var i = 0; i < groupOf.Length; i++)
            groupOf[i] = GroupOf(entity, keyColumns, rows[i]);
        _starts = Starts(groupOf);
        _rows = Place(rows, groupOf);
        for (var group = 0; group < _groups.Count; group++)
            SortByTime(_rows.AsSpan(_starts[group].._starts[group + 1]));
        _repeats = FindRepeats();
    }

    /// <summary>The rows of a key with <paramref name="from"/> &lt;= event time &lt;= <paramref name="until"/>, and every row of an event id that was repeated.</summary>
    public IEnumerable<IRow> Find(EntityKey key, DateTime from, DateTime until)
    {
        if (!_groups.TryGetValue(key, out var group))
            return [];
        var (start, end) = (_starts[group], _starts[group + 1]);
        var first = FirstFrom(start, end, from);
        var last = FirstFrom(first, end, until.AddTicks(1));
        var inRange = new ArraySegment<IRow>(_rows, first, last - first);
        // Which record of an event id counts depends on all of them, however old.
        return _repeats.TryGetValue(group, out var repeats)
            ? inRange.Concat(repeats.Where(r => r.RowTime < from || r.RowTime > until))
            : inRange;
    }

    private int GroupOf(EntityModel entity, IReadOnlyList<string> keyColumns, IRow row)
    {
        var parts = new object?[keyColumns.Count];
        for (var i = 0; i < parts.Length; i++)
            parts[i] = row.RowKey(keyColumns[i]);
        if (EntityKey.Of(entity, parts) is not { } key)
            return -1;
        if (!_groups.TryGetValue(key, out var group))
            _groups.Add(key, group = _groups.Count);
        return group;
    }

    private int[] Starts(int[] groupOf)
    {
        var starts = new int[_groups.Count + 1];
        foreach (var group in groupOf)
        {
            if (group >= 0)
                starts[group + 1]++;
        }

        for (var i = 0; i < _groups.Count; i++)
            starts[i + 1] += starts[i];
        return starts;
    }

    private IRow[] Place(IReadOnlyList<IRow> rows, int[] groupOf)
    {
        var placed = new IRow[_starts[^1]];
        var next = _starts.AsSpan().ToArray();
        for (var i = 0; i < groupOf.Length; i++)
        {
            if (groupOf[i] >= 0)
                placed[next[groupOf[i]]++] = rows[i];
        }

        return placed;
    }

    private static void SortByTime(Span<IRow> rows)
    {
        for (var i = 1; i < rows.Length; i++)
        {
            if (rows[i].RowTime < rows[i - 1].RowTime)
            {
                rows.Sort((a, b) => a.RowTime.CompareTo(b.RowTime));
                return;
            }
        }
    }

    private int FirstFrom(int start, int end, DateTime instant)
    {
        while (start < end)
        {
            var middle = (start + end) >>> 1;
            if (_rows[middle].RowTime < instant)
                start = middle + 1;
            else
                end = middle;
        }

        return start;
    }

    private Dictionary<int, IRow[]> FindRepeats()
    {
        var found = new Dictionary<int, IRow[]>();
        if (_rows.Length == 0 || (_rows[0].RowHorizon == TimeSpan.Zero && !_rows[0].RowHasVersions))
            return found;
        for (var group = 0; group < _groups.Count; group++)
        {
            var repeats = new ArraySegment<IRow>(_rows, _starts[group], _starts[group + 1] - _starts[group])
                .GroupBy(r => r.RowTieBreak).Where(g => g.Skip(1).Any()).SelectMany(g => g).ToArray();
            if (repeats.Length > 0)
                found.Add(group, repeats);
        }

        return found;
    }
}
