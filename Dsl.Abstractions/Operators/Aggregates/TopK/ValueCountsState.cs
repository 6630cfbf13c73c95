using System.Runtime.InteropServices;

namespace FeatureDsl.Online;

/// <summary>Different values, each with the times at which it occurred: of every window, how often each value occurs in it.</summary>
/// <typeparam name="T">The type of a value.</typeparam>
/// <typeparam name="TSlot">How it is packed and compared.</typeparam>
public sealed class ValueCountsState<T, TSlot>(StateClock clock, Grain grain) : StateCell
    where T : notnull
    where TSlot : struct, ISlot<T>
{
    private readonly Dictionary<T, List<(long Time, long Count)>> _values = [];
    private int _entries;
    private int _trimAt = 64;

    /// <summary>Adds the value of an event.</summary>
    public void Add(long time, T value)
    {
        var kept = grain.Floor(time);
        ref var times = ref CollectionsMarshal.GetValueRefOrAddDefault(_values, TSlot.Canonical(value), out _);
        times ??= [];
        var index = times.Count;
        while (index > 0 && times[index - 1].Time > kept)
        {
            index--;
        }

        if (index > 0 && times[index - 1].Time == kept)
        {
            times[index - 1] = (kept, times[index - 1].Count + 1);
            return;
        }

        times.Insert(index, (kept, 1));
        if (++_entries >= _trimAt)
        {
            Trim();
            _trimAt = Math.Max(64, _entries * 2);
        }
    }

    /// <inheritdoc/>
    internal override void Write(PackWriter output)
    {
        Trim();
        var values = _values.Keys.ToArray();
        Array.Sort(values, TSlot.Compare);
        var entries = values.SelectMany(v => _values[v]).ToList();
        var section = output.Begin();
        output.Int32(values.Length);
        foreach (var value in values)
        {
            output.Slot<T, TSlot>(value);
        }

        var end = 0UL;
        Column(output, values.Select(v => end += (ulong)_values[v].Count), values.Length, (ulong)entries.Count);
        var (first, last) = entries.Count == 0 ? (0, 0) : (entries.Min(e => e.Time), entries.Max(e => e.Time));
        var unit = (ulong)Math.Max(grain.Step, 1);
        output.Int32(entries.Count);
        Column(
            output, entries.Select(e => unchecked((ulong)(e.Time - first)) / unit), entries.Count, unchecked((ulong)(last - first)) / unit,
            () =>
            {
                output.Int64(grain.Step);
                output.Int64(first);
            });
        Column(output, entries.Select(e => (ulong)e.Count - 1), entries.Count, entries.Count == 0 ? 0 : (ulong)entries.Max(e => e.Count) - 1);
        output.End(section);
    }

    /// <inheritdoc/>
    internal override void Read(scoped ref PackReader input)
    {
        var packed = ValueCounts<T, TSlot>.Take(ref input);
        _values.Clear();
        _entries = packed.Count == 0 ? 0 : packed.EndOf(packed.Count - 1);
        for (var i = 0; i < packed.Count; i++)
        {
            var times = new List<(long, long)>();
            for (var at = packed.EndOf(i - 1); at < packed.EndOf(i); at++)
            {
                times.Add(packed.Entry(at));
            }

            _values.Add(packed.ValueAt(i), times);
        }
    }

    private static void Column(PackWriter output, IEnumerable<ulong> numbers, int count, ulong greatest, Action? head = null)
    {
        var width = Widths.Of(greatest);
        output.Byte(width);
        head?.Invoke();
        var column = output.Reserve(count * width);
        var index = 0;
        foreach (var number in numbers)
        {
            Widths.Store(column, width, index++, number);
        }
    }

    private void Trim()
    {
        var cut = grain.Cut(clock.EarliestAsOf);
        foreach (var (value, times) in _values)
        {
            var drop = times.FindIndex(t => t.Time >= cut);
            drop = drop < 0 ? times.Count : drop;
            times.RemoveRange(0, drop);
            _entries -= drop;
            if (times.Count == 0)
            {
                _values.Remove(value);
            }
        }
    }
}
