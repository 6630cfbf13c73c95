using System.Runtime.InteropServices;

namespace FeatureDsl.Online;

/// <summary>A value with the times at which it occurred, ascending, and how often at each.</summary>
/// <typeparam name="T">The type of a value.</typeparam>
/// <param name="value">The value.</param>
internal sealed class OccurrencesState<T>(T value)
{
    // Most values occur once or twice: the list starts that small.
    private readonly List<(long Time, long Count)> _times = new(1);

    /// <summary>The value.</summary>
    public T Value => value;

    /// <summary>The times, each once.</summary>
    public ReadOnlySpan<(long Time, long Count)> Times => CollectionsMarshal.AsSpan(_times);

    /// <summary>Counts an occurrence.</summary>
    /// <returns>Whether there was none at this time.</returns>
    public bool Add(long time)
    {
        var index = Search(time);
        if (index < _times.Count && _times[index].Time == time)
        {
            _times[index] = (time, _times[index].Count + 1);
            return false;
        }

        _times.Insert(index, (time, 1));
        return true;
    }

    /// <summary>Appends what was packed.</summary>
    public void Append((long Time, long Count) entry) => _times.Add(entry);

    /// <summary>Drops what is before a time.</summary>
    /// <returns>How many times were dropped.</returns>
    public int DropBefore(long cut)
    {
        if (_times.Count == 0 || _times[0].Time >= cut)
        {
            return 0;
        }

        var drop = Search(cut);
        _times.RemoveRange(0, drop);
        return drop;
    }

    // The first one that is not before a time. Events mostly come in order: the newest is looked at first.
    private int Search(long time)
    {
        var (low, high) = (0, _times.Count);
        if (high > 0 && _times[high - 1].Time <= time)
        {
            return _times[high - 1].Time == time ? high - 1 : high;
        }

        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _times[middle].Time < time ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
