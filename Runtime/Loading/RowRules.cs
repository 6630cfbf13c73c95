using System.Collections;
using Apache.Arrow;
using FeatureDsl.Ir;

namespace FeatureDsl.Runtime;

/// <summary>The contract's rules for a row beyond those for single values: instants in range, known not before event time.</summary>
internal sealed class RowRules
{
    private readonly InstantRange[] _instants;
    private readonly (int Time, int Known)? _order;

    /// <param name="columns">The columns of the batches to check, in order.</param>
    /// <param name="time">The name of the column of the event time, where known times are to be compared with it.</param>
    /// <param name="known">The name of the column of the known time.</param>
    public RowRules(IReadOnlyList<(string Name, DataType Type)> columns, string? time = null, string? known = null)
    {
        _instants = [.. columns.Index().Where(c => InstantRange.Concerns(c.Item.Type)).Select(c => new InstantRange(c.Index, c.Item.Name, c.Item.Type))];
        if (time is not null && known is not null)
            _order = (IndexOf(time), IndexOf(known));

        int IndexOf(string name) => _instants.First(c => c.Name == name).Index;
    }

    /// <summary>The rules for the rows of a source.</summary>
    public static RowRules Of(SourceModel source) => new(
        [.. source.Columns.Select(c => (c.Name, c.Type))],
        source.ColumnOf(source.Time).Name,
        source.Known is { } known ? source.ColumnOf(known).Name : null);

    /// <summary>Finds the rows that break a rule; each is reported once.</summary>
    /// <param name="batch">Converted rows.</param>
    /// <param name="report">Takes row, column and reason.</param>
    /// <returns>The bad rows, or <see langword="null"/> where there is none.</returns>
    public BitArray? Check(RecordBatch batch, Action<int, string, string> report)
    {
        BitArray? bad = null;
        foreach (var instants in _instants)
            instants.Check(batch, Add);

        if (_order is { } order)
            CheckOrder(batch, order.Time, order.Known, Add);
        return bad;

        void Add(int row, string column, string reason)
        {
            bad ??= new BitArray(batch.Length);
            if (bad[row])
                return;
            bad[row] = true;
            report(row, column, reason);
        }
    }

    private void CheckOrder(RecordBatch batch, int time, int known, Action<int, string, string> add)
    {
        var times = ((TimestampArray)batch.Column(time)).Values;
        var knowns = ((TimestampArray)batch.Column(known)).Values;
        var (timeName, knownName) = (_instants.First(c => c.Index == time).Name, _instants.First(c => c.Index == known).Name);
        for (var row = 0; row < times.Length; row++)
        {
            if (knowns[row] < times[row])
            {
                add(row, knownName, $"the known time {InstantRange.Show(knowns[row])} is before the event time {InstantRange.Show(times[row])} in '{timeName}'; "
                    + "a row cannot be known before it happened");
            }
        }
    }
}
