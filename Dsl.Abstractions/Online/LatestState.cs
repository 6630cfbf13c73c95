namespace FeatureDsl.Online;

/// <summary>The snapshot row that holds: of all that became known, the greatest by (valid-from, known time, columns).</summary>
/// <typeparam name="TRow">The source.</typeparam>
public abstract class LatestState<TRow> : StateCell
    where TRow : class, IRow
{
    private TRow? _row;

    /// <summary>Adds a row.</summary>
    public void Add(TRow row)
    {
        if (_row is null || Compare(row, _row) > 0)
        {
            _row = row;
        }
    }

    /// <inheritdoc/>
    internal override void Write(PackWriter output)
    {
        var section = output.Begin();
        if (_row is { } row)
        {
            output.Int64(Instants.ToMicros(row.RowTime));
            Write(new SlotWriter(output), row);
        }

        output.End(section);
    }

    /// <inheritdoc/>
    internal override void Read(scoped ref PackReader input)
    {
        var packed = LatestRow.Take(ref input);
        _row = packed.Exists ? Read(packed) : null;
    }

    /// <summary>Packs every column, in declared order.</summary>
    protected abstract void Write(SlotWriter output, TRow row);

    /// <summary>Makes the row from its columns.</summary>
    protected abstract TRow Read(LatestRow packed);

    private static int Compare(TRow a, TRow b)
    {
        var byTime = a.RowTime.CompareTo(b.RowTime);
        var byKnown = byTime != 0 ? byTime : a.RowKnown.CompareTo(b.RowKnown);
        return byKnown != 0 || a.RowTieBreak is null ? byKnown : a.RowTieBreak.CompareTo(b.RowTieBreak);
    }
}
