namespace FeatureDsl.Online;

/// <summary>The online state of a snapshot source that events bring rows of: for one entity, its rows as they became known.</summary>
/// <typeparam name="TRow">The snapshot source.</typeparam>
public sealed class HistoryState<TRow> : PackedViewState, IRowFinder
    where TRow : class, IRow
{
    private readonly RowHistory<TRow> _rows;

    /// <summary>A state that has seen nothing.</summary>
    /// <param name="fingerprint">A hash of what it holds.</param>
    /// <param name="rows">The cell.</param>
    public HistoryState(ulong fingerprint, RowHistory<TRow> rows)
        : base(fingerprint) => _rows = With(rows);

    /// <inheritdoc/>
    public IRow? At(DateTime time) => _rows.At(time);

    /// <inheritdoc/>
    public override bool Apply(int input, IRow row)
    {
        var known = Instants.ToMicros(row.RowKnown);
        SeenBy(known);
        _rows.Add((TRow)row, known);
        return true;
    }
}
