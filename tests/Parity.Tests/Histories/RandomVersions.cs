using FeatureDsl.Ir;
using FeatureDsl.Parity.Tests.Programs;

namespace FeatureDsl.Parity.Tests.Histories;

/// <summary>
/// Random rows that correct and take back each other: several times, late by more than any window, with another event time, under another key, at one instant with
/// what they contradict, twice, and of events that nobody has heard of.
/// </summary>
internal sealed class RandomVersions(RandomHistory history, Dice dice)
{
    private static readonly TimeSpan Microsecond = TimeSpan.FromMicroseconds(1);

    private readonly List<object?[]> _rows = [];
    private readonly HashSet<(object?, object?, object?, object?)> _taken = [];

    /// <summary>Rows of a source, each value boxed as its column holds it.</summary>
    public List<object?[]> Rows(SourceModel source, int count)
    {
        var (time, known, deleted) = (Place(source, source.Time), Place(source, source.Known), Place(source, source.Deleted));
        while (_rows.Count < count)
        {
            if (_rows.Count == 0 || dice.Chance(55))
            {
                Add(source, history.Row(source, _rows.Count));
                continue;
            }

            var row = (object?[])dice.Of<object?[]>(_rows).Clone();
            var kind = dice.Next(10);
            if (kind == 0)
            {
                _rows.Add(row); // A copy.
                continue;
            }

            // Known later, most often by a length that windows have; sometimes at the very instant.
            var shift = dice.Chance(85) ? history.Step() + (Microsecond * dice.Next(3)) : TimeSpan.Zero;
            if (known < 0)
            {
                row[time] = history.Remember((DateTime)row[time]! + shift);
                Add(source, Reworded(source, row));
                continue;
            }

            row[known] = history.Remember((DateTime)row[known]! + shift);
            switch (kind)
            {
                case 1 or 2 or 3: // Taken back, or said again.
                    row[deleted] = !(bool)row[deleted]!;
                    Add(source, row);
                    break;
                case 4 or 5: // It happened at another time: any up to when it became known.
                    var moved = (DateTime)row[time]! + (history.Step() * (dice.Chance(50) ? 1 : -1));
                    row[time] = moved > (DateTime)row[known]! || moved.Year < 2020 ? row[known] : moved;
                    history.Remember((DateTime)row[time]!);
                    Add(source, Reworded(source, row));
                    break;
                case 6: // It was another's: taken back there, and said here, at one instant.
                    var gone = (object?[])row.Clone();
                    gone[deleted] = true;
                    Add(source, gone);
                    row[deleted] = false;
                    Add(source, Moved(source, row));
                    break;
                default:
                    Add(source, Reworded(source, row));
                    break;
            }
        }

        return _rows;
    }

    // Two records of one id that are known at one instant, happened at one, and differ in what they say have no order: there are none.
    private void Add(SourceModel source, object?[] row)
    {
        var deleted = Place(source, source.Deleted);
        if (_taken.Add((row[Place(source, source.Id)], row[Place(source, source.Time)], source.Known is null ? null : row[Place(source, source.Known)], deleted < 0 ? null : row[deleted])))
        {
            _rows.Add(row);
        }
    }

    private object?[] Reworded(SourceModel source, object?[] row) => [.. source.Columns.Select((c, i) => IsFixed(source, c.Property) ? row[i] : history.Value(c))];

    private object?[] Moved(SourceModel source, object?[] row) =>
        [.. source.Columns.Select((c, i) => source.Keys.Any(k => k.Columns.Contains(c.Property)) ? history.Key(c.Type) : row[i])];

    private static bool IsFixed(SourceModel source, string property) =>
        property == source.Id || property == source.Time || property == source.Known || property == source.Deleted
        || source.Keys.Any(k => k.Columns.Contains(property));

    private static int Place(SourceModel source, string? property) => source.Columns.ToList().FindIndex(c => c.Property == property);
}
