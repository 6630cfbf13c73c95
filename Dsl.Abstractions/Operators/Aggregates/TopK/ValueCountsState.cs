namespace FeatureDsl.Online;

/// <summary>Different values, each with the times at which it occurred: of every window, how often each value occurs in it.</summary>
/// <typeparam name="T">The type of a value.</typeparam>
/// <typeparam name="TSlot">How it is packed and compared.</typeparam>
public sealed class ValueCountsState<T, TSlot>(StateClock clock, Grain grain) : StateCell
    where T : notnull
    where TSlot : struct, ISlot<T>
{
    private static readonly Comparison<OccurrencesState<T>> ByValue = (a, b) => TSlot.Compare(a.Value, b.Value);

    private readonly Dictionary<T, OccurrencesState<T>> _byValue = [];

    // In order, and those that came since: only these are sorted when the state is written.
    private readonly List<OccurrencesState<T>> _sorted = [], _fresh = [];
    private int _entries;
    private int _trimAt = 64;

    /// <summary>Adds the value of an event.</summary>
    public void Add(long time, T value)
    {
        var canonical = TSlot.Canonical(value);
        if (!_byValue.TryGetValue(canonical, out var of))
        {
            _byValue.Add(canonical, of = new(canonical));
            _fresh.Add(of);
        }

        if (of.Add(grain.Floor(time)) && ++_entries >= _trimAt)
        {
            Trim();
            _trimAt = Math.Max(64, _entries * 2);
        }
    }

    /// <inheritdoc/>
    internal override void Write(PackWriter output)
    {
        Trim();
        Merge();
        var section = output.Begin();
        output.Int32(_sorted.Count);
        foreach (var of in _sorted)
        {
            output.Slot<T, TSlot>(of.Value);
        }

        WriteEnds(output);
        output.Int32(_entries);
        WriteTimes(output);
        WriteCounts(output);
        output.End(section);
    }

    /// <inheritdoc/>
    internal override void Read(scoped ref PackReader input)
    {
        var packed = ValueCounts<T, TSlot>.Take(ref input);
        _byValue.Clear();
        _sorted.Clear();
        _fresh.Clear();
        _entries = packed.Count == 0 ? 0 : packed.EndOf(packed.Count - 1);
        for (var i = 0; i < packed.Count; i++)
        {
            var of = new OccurrencesState<T>(packed.ValueAt(i));
            for (var at = packed.EndOf(i - 1); at < packed.EndOf(i); at++)
            {
                of.Append(packed.Entry(at));
            }

            _byValue.Add(of.Value, of);
            _sorted.Add(of);
        }
    }

    // Where the times of each value end.
    private void WriteEnds(PackWriter output)
    {
        var column = Column(output, (ulong)_entries, _sorted.Count, out var width);
        var (index, end) = (0, 0UL);
        foreach (var of in _sorted)
        {
            Widths.Store(column, width, index++, end += (ulong)of.Times.Length);
        }
    }

    // Times are packed as steps from the first.
    private void WriteTimes(PackWriter output)
    {
        var (first, last) = _entries == 0 ? (0, 0) : (_sorted.Min(of => of.Times[0].Time), _sorted.Max(of => of.Times[^1].Time));
        var unit = (ulong)Math.Max(grain.Step, 1);
        var width = Widths.Of(unchecked((ulong)(last - first)) / unit);
        output.Byte(width);
        output.Int64(grain.Step);
        output.Int64(first);
        var column = output.Reserve(_entries * width);
        var index = 0;
        foreach (var of in _sorted)
        {
            foreach (var (time, _) in of.Times)
            {
                Widths.Store(column, width, index++, unchecked((ulong)(time - first)) / unit);
            }
        }
    }

    // Counts are packed one less: where every entry is one event they take no room.
    private void WriteCounts(PackWriter output)
    {
        var most = 1L;
        foreach (var of in _sorted)
        {
            foreach (var (_, count) in of.Times)
            {
                most = Math.Max(most, count);
            }
        }

        var column = Column(output, (ulong)most - 1, _entries, out var width);
        var index = 0;
        foreach (var of in _sorted)
        {
            foreach (var (_, count) in of.Times)
            {
                Widths.Store(column, width, index++, (ulong)count - 1);
            }
        }
    }

    private static Span<byte> Column(PackWriter output, ulong greatest, int count, out int width)
    {
        width = Widths.Of(greatest);
        output.Byte(width);
        return output.Reserve(count * width);
    }

    // From behind, so that nothing is moved twice.
    private void Merge()
    {
        _fresh.Sort(ByValue);
        var (old, added) = (_sorted.Count - 1, _fresh.Count - 1);
        _sorted.AddRange(_fresh);
        for (var at = _sorted.Count - 1; added >= 0; at--)
        {
            _sorted[at] = old >= 0 && ByValue(_sorted[old], _fresh[added]) > 0 ? _sorted[old--] : _fresh[added--];
        }

        _fresh.Clear();
    }

    private void Trim()
    {
        var cut = grain.Cut(clock.EarliestAsOf);
        _sorted.RemoveAll(IsGone);
        _fresh.RemoveAll(IsGone);

        bool IsGone(OccurrencesState<T> of)
        {
            _entries -= of.DropBefore(cut);
            return of.Times.IsEmpty && _byValue.Remove(of.Value);
        }
    }
}
