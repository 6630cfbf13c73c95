using FeatureDsl.Ir;
using FeatureDsl.Parity.Tests.Programs;

namespace FeatureDsl.Parity.Tests.Histories;

/// <summary>
/// Random rows shaped to hurt: ties in every column, instants on the edges of windows and hops, rows late by more than any window,
/// repeats under one id, missing, extreme and odd values, hot and cold entities.
/// </summary>
internal sealed class RandomHistory(Dice dice)
{
    private static readonly DateTime Start = new(2024, 2, 27, 23, 0, 0, DateTimeKind.Utc); // a leap day is near

    private static readonly TimeSpan[] Steps =
    [
        TimeSpan.Zero, TimeSpan.FromMicroseconds(1), TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1),
        TimeSpan.FromHours(6), TimeSpan.FromDays(1), TimeSpan.FromDays(7), TimeSpan.FromDays(30), TimeSpan.FromDays(365),
    ];

    private readonly List<DateTime> _instants = [Start];

    /// <summary>Rows of a source, each value boxed as its column holds it (enumerations as their member's number).</summary>
    public List<object?[]> Rows(SourceModel source, int count)
    {
        var rows = new List<object?[]>(count);
        var taken = new HashSet<(object?, object?)>();
        for (var i = 0; i < count; i++)
        {
            var repeat = source.Id is not null && rows.Count > 0 && dice.Chance(10);
            var row = repeat ? Repeat(source, dice.Of<object?[]>(rows)) : Row(source, i);

            // Two different records of one id known at one instant contradict each other: the contract has no answer, so there are none.
            if (source.Id is null || taken.Add((Of(source, row, source.Id), Of(source, row, source.Known ?? source.Time))) || rows.Any(r => r.SequenceEqual(row)))
            {
                rows.Add(row);
            }
        }

        return rows;
    }

    /// <summary>Instants to ask at: at, just before and just after everything that happened, and a window's length behind it.</summary>
    public DateTime Instant()
    {
        var at = dice.Of<DateTime>(_instants);
        var later = dice.Chance(50) ? at : at + dice.Of(Steps);
        return later.AddMicroseconds(dice.Of(-1, 0, 0, 1));
    }

    /// <summary>A key that is likely, or one that nobody has.</summary>
    public object Key(DataType type) => type.Kind switch
    {
        DataKind.Int32 => dice.Of(0, 1, -1, 12),
        DataKind.Int64 => dice.Chance(60) ? 1L : (long)dice.Of(2, 3, 4, -9, 999),
        _ => dice.Of("1", "", "a|1:b", "\u00fc\u2603", "nobody"),
    };

    /// <summary>A value of a column.</summary>
    public object? Value(DataType type) => type.Nullable && dice.Chance(25) ? null : type.Kind switch
    {
        DataKind.Bool => dice.Chance(50),
        DataKind.Int32 => dice.Chance(85) ? dice.Next(20) - 5 : dice.Of(int.MaxValue, int.MinValue, 1 << 30),
        DataKind.Int64 => dice.Chance(90) ? dice.Next(2000) - 500L : dice.Of(long.MaxValue, long.MinValue, dice.NextInt64()),
        DataKind.Float32 => dice.Chance(85) ? MathF.Round((float)(dice.NextDouble() * 100), dice.Next(5)) : dice.Of(float.NaN, float.PositiveInfinity, -0f, 1e-45f, 3e38f, 0.1f),
        DataKind.Float64 => dice.Chance(85) ? Math.Round((dice.NextDouble() - 0.3) * 1000, dice.Next(8)) : dice.Of(
            double.NaN, double.PositiveInfinity, double.NegativeInfinity, -0.0, 0.0, 1e-320, 5e28, -5e28, 1e-40, 0.1, 1e15 + 0.3, dice.Chance(4) ? 1e200 : 2.5),
        DataKind.Decimal => dice.Chance(95) ? Math.Round((decimal)((dice.NextDouble() - 0.3) * 500), type.Scale) : Extreme(type),
        DataKind.String => dice.Of("", "a", "b", "A", "\u00fcn\u00efc\u00f6de \u2603", "\U0001F600", "a|b", "'quoted' \"twice\", comma", "\\N", " \tAb\u00a0\uff61 ", "`", "\uff61"),
        DataKind.DateTime => At(),
        DataKind.Guid => dice.Chance(50) ? Guid.Empty : dice.NextGuid(),
        _ => type.Enum!.Members[dice.Next(type.Enum.Members.Count)].Value,
    };

    private object?[] Row(SourceModel source, int index)
    {
        var at = At();
        return source.Columns.Select(c =>
            c.Property == source.Time ? at
            : c.Property == source.Known ? at + (dice.Chance(60) ? dice.Of(Steps) : TimeSpan.FromMinutes(dice.Next(300)))
            : c.Property == source.Id ? Id(c.Type, index)
            : source.Keys.Any(k => k.Columns.Contains(c.Property)) ? (c.Type.Nullable && dice.Chance(5) ? null : Key(c.Type))
            : Value(c.Type)).ToArray();
    }

    // The same id and keys again: an exact copy, or other values that become known later, inside the horizon or behind it.
    private object?[] Repeat(SourceModel source, object?[] row)
    {
        if (source.Known is null || dice.Chance(30))
        {
            return source.Known is null && dice.Chance(50) ? Shifted(source, row) : [.. row];
        }

        return Shifted(source, row);
    }

    private object?[] Shifted(SourceModel source, object?[] row)
    {
        var shift = TimeSpan.FromMicroseconds(1 + dice.Next(5)) + dice.Of(TimeSpan.Zero, TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(30) - TimeSpan.FromMicroseconds(3), TimeSpan.FromHours(1), TimeSpan.FromHours(2));
        return source.Columns.Select((c, i) =>
            c.Property == (source.Known ?? source.Time) ? (DateTime)row[i]! + shift
            : c.Property == source.Time || c.Property == source.Id || source.Keys.Any(k => k.Columns.Contains(c.Property)) ? row[i]
            : Value(c.Type)).ToArray();
    }

    private static object? Of(SourceModel source, object?[] row, string property) =>
        row[source.Columns.Select((c, i) => (c, i)).First(c => c.c.Property == property).i];

    private static object Id(DataType type, int index) => type.Kind switch
    {
        DataKind.Int64 => (index * 7919L % 1000) - 300,
        _ => "id-" + (index * 31 % 997),
    };

    private DateTime At()
    {
        var at = dice.Next(4) switch
        {
            0 => dice.Of<DateTime>(_instants), // a tie
            1 => dice.Of<DateTime>(_instants) + dice.Of(Steps),
            2 => Start + TimeSpan.FromMinutes(dice.Next(60 * 24 * 40)),
            _ => Start + TimeSpan.FromMicroseconds(dice.Next(int.MaxValue)),
        };
        at = at > Start.AddDays(800) ? Start : at;
        _instants.Add(at);
        return at;
    }

    private object Extreme(DataType type)
    {
        var most = 999_999_999_999_999_999m;
        for (var i = 0; i < type.Scale; i++)
        {
            most /= 10;
        }

        return dice.Of(most, -most, 0m);
    }
}
