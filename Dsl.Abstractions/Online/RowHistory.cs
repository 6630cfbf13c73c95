namespace FeatureDsl.Online;

/// <summary>
/// The rows of a snapshot source for one entity, each for as long as an event that is still to come can find it: one that a later row hides from some instant on is
/// kept while events that happened before can matter. Where they matter without end, so does every row that ever held: the state then grows with the changes of its entity.
/// </summary>
/// <typeparam name="TRow">The snapshot source.</typeparam>
/// <param name="reach">How many microseconds before as-of an event can still matter; <see langword="null"/> for without end.</param>
public abstract class RowHistory<TRow>(long? reach) : StateCell
    where TRow : class, IRow
{
    // In the order of rows; none is hidden from the moment it is known by one before it.
    private readonly List<TRow> _rows = [];
    private long _newest = long.MinValue;

    /// <summary>Adds a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="known">Its known time.</param>
    public void Add(TRow row, long known)
    {
        _newest = Math.Max(_newest, known);
        var place = _rows.FindLastIndex(r => RowOrder.Compare(r, row) <= 0) + 1;

        // A row that is greater, and known as early, is found wherever this one would be.
        if (place < _rows.Count && _rows.FindIndex(place, r => r.RowKnown <= row.RowKnown) >= 0)
        {
            return;
        }

        _rows.Insert(place, row);
        for (var i = place - 1; i >= 0; i--)
        {
            if (_rows[i].RowKnown >= row.RowKnown)
            {
                _rows.RemoveAt(i);
            }
        }
    }

    /// <summary>The row that held, and was known, at an instant: the greatest by (valid-from, known time, columns); <see langword="null"/> where there was none.</summary>
    public TRow? At(DateTime time)
    {
        var row = _rows.FindLast(r => r.RowKnown <= time);
        return row is { RowDeleted: true } ? null : row;
    }

    /// <inheritdoc/>
    internal override void Write(PackWriter output)
    {
        Prune();
        var section = output.Begin();
        output.Int64(_newest);
        output.Int32(_rows.Count);
        foreach (var row in _rows)
        {
            WriteRow(new SlotWriter(output), row);
        }

        output.End(section);
    }

    /// <inheritdoc/>
    internal override void Read(scoped ref PackReader input)
    {
        var section = input.Section();
        _rows.Clear();
        _newest = section.IsEmpty ? long.MinValue : section.Int64();
        for (var left = section.IsEmpty ? 0 : section.Int32(); left > 0; left--)
        {
            _rows.Add(ReadRow(ref section));
        }
    }

    /// <summary>Packs every column.</summary>
    protected abstract void WriteRow(SlotWriter output, TRow row);

    /// <summary>Makes a row of its columns.</summary>
    protected abstract TRow ReadRow(scoped ref PackReader packed);

    // Each row is known later than the one before it (one known as early hides that one): what comes before the one found at an instant is hidden from then on.
    private void Prune()
    {
        if (reach is { } span && _newest >= long.MinValue + span)
        {
            var first = _rows.FindLastIndex(r => Instants.ToMicros(r.RowKnown) <= _newest - span);
            _rows.RemoveRange(0, Math.Max(0, first));
        }
    }
}
