namespace FeatureDsl.Online;

/// <summary>
/// Event times with totals beside them. In memory each entry holds its own addends, so that a late event only inserts; packed, each entry holds the total
/// from itself to the newest one, so that a window is read by one search and one look-up.
/// </summary>
public sealed class Timeline(StateClock clock, Grain grain) : StateCell
{
    private readonly List<TimelineColumn> _columns = [];
    private long[] _times = new long[4];
    private int _count;

    /// <summary>How many entries there are.</summary>
    internal int Count => _count;

    /// <summary>Adds a column; the evaluator reads columns in this order.</summary>
    public TColumn With<TColumn>(TColumn column)
        where TColumn : TimelineColumn
    {
        column.Resize(_times.Length);
        _columns.Add(column);
        return column;
    }

    /// <summary>The entry of a time, made where there is none; -1 where the time is too old to matter.</summary>
    public int At(long time)
    {
        var kept = grain.Floor(time);
        if (_count > 0 && _times[_count - 1] == kept)
        {
            return _count - 1;
        }

        if (kept < grain.Cut(clock.EarliestAsOf))
        {
            return -1;
        }

        if (_count == _times.Length)
        {
            Grow();
        }

        return _count == 0 || _times[_count - 1] < kept ? Append(kept) : InMiddle(kept);
    }

    /// <inheritdoc/>
    internal override void Write(PackWriter output)
    {
        Trim();
        PackedTimes.Write(output, _times.AsSpan(0, _count), grain.Step);
        foreach (var column in _columns)
        {
            column.Write(output, _count);
        }
    }

    /// <inheritdoc/>
    internal override void Read(scoped ref PackReader input)
    {
        var times = PackedTimes.Take(ref input);
        _count = times.Count;
        _times = new long[Math.Max(4, _count)];
        for (var i = 0; i < _count; i++)
        {
            _times[i] = times.At(i);
        }

        foreach (var column in _columns)
        {
            column.Resize(_times.Length);
            column.Read(ref input, _count);
        }
    }

    /// <summary>Drops what no window can see any more.</summary>
    internal void Trim()
    {
        var cut = grain.Cut(clock.EarliestAsOf);
        var drop = 0;
        while (drop < _count && _times[drop] < cut)
        {
            drop++;
        }

        if (drop == 0)
        {
            return;
        }

        Array.Copy(_times, drop, _times, 0, _count - drop);
        foreach (var column in _columns)
        {
            column.DropFirst(drop, _count);
        }

        _count -= drop;
    }

    private int Append(long time)
    {
        _times[_count] = time;
        return _count++;
    }

    private int InMiddle(long time)
    {
        var index = Array.BinarySearch(_times, 0, _count, time);
        if (index >= 0)
        {
            return index;
        }

        index = ~index;
        Array.Copy(_times, index, _times, index + 1, _count - index);
        _times[index] = time;
        foreach (var column in _columns)
        {
            column.Insert(index, _count);
        }

        _count++;
        return index;
    }

    // Entries that no window can see any more do no harm; they are dropped when room is short, so that adding stays cheap.
    private void Grow()
    {
        Trim();
        if (_count > _times.Length * 3 / 4)
        {
            Array.Resize(ref _times, _times.Length * 2);
            foreach (var column in _columns)
            {
                column.Resize(_times.Length);
            }
        }
    }
}
