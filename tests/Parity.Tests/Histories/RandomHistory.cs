using FeatureDsl.Ir;
using FeatureDsl.Parity.Tests.Harness;
using FeatureDsl.Parity.Tests.Programs;

namespace FeatureDsl.Parity.Tests.Histories;

/// <summary>
/// Random rows shaped to hurt: ties in every column, instants on the edges of windows, hops and days and a microsecond beside them, around a leap day, 1970 or 2100,
/// rows late by more than any window, repeats under one id, missing, extreme and odd values, hot, cold and unknown entities.
/// </summary>
internal sealed class RandomHistory
{
    private static readonly DateTime[] Eras =
    [
        Utc(2024, 2, 27, 23), // a leap day is near
        Utc(2024, 2, 27, 23),
        Utc(1969, 12, 30, 23), // instants are counted from the end of the next day
        Utc(2100, 2, 27, 23), // no leap day is near
        Utc(2000, 12, 31, 0), // a leap day that is a centurial one's is behind, the end of a year and of an ISO year near
    ];

    // What a column holds beside what happened: the ends of the contract's range, of leap and of common centuries, of the epoch.
    private static readonly DateTime[] Far =
    [
        Utc(1900, 1, 1, 0), Utc(1900, 2, 28, 23), Utc(1969, 12, 31, 23).AddTicks(TimeSpan.TicksPerHour - 10), Utc(1970, 1, 1, 0), Utc(2000, 2, 29, 12), Utc(2020, 12, 31, 23),
        Utc(2027, 1, 1, 0), Utc(2038, 1, 19, 3), Utc(2100, 2, 28, 23).AddTicks(TimeSpan.TicksPerHour - 10), Utc(2100, 3, 1, 0), Utc(2106, 2, 7, 6), Utc(2299, 12, 30, 23),
    ];

    // The longest spans, and those whose parts and totals are hard: around whole units, a double's last bit, below 0.
    private static readonly TimeSpan[] Lengths =
    [
        TimeSpans.FromMicros(TimeSpans.LongestMicros), TimeSpans.FromMicros(-TimeSpans.LongestMicros), TimeSpans.FromMicros(TimeSpans.LongestMicros / 2), TimeSpan.Zero,
        TimeSpan.FromMicroseconds(-1), TimeSpan.FromMicroseconds(999), TimeSpan.FromDays(-1) + TimeSpan.FromMicroseconds(1), TimeSpans.FromMicros((1L << 53) + 1), TimeSpan.FromDays(146_000),
        TimeSpan.FromHours(-25) - TimeSpan.FromMicroseconds(1_001),
    ];

    private static readonly TimeSpan[] Steps =
    [
        TimeSpan.Zero, TimeSpan.FromMicroseconds(1), TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1),
        TimeSpan.FromHours(6), TimeSpan.FromDays(1), TimeSpan.FromDays(7), TimeSpan.FromDays(30), TimeSpan.FromDays(365),
    ];

    // The hops of random windows, and days: instants are moved down to a whole number of them.
    private static readonly TimeSpan[] Hops = [TimeSpan.FromSeconds(7), TimeSpan.FromMinutes(1), TimeSpan.FromHours(1), TimeSpan.FromDays(1)];

    private static readonly string[] Texts =
    [
        "", "a", "b", "A", "\u00fcn\u00efc\u00f6de \u2603", "\U0001F600", "a|b", "'quoted' \"twice\", comma", "\\N", " \tAb\u00a0\uff61 ", "`", "\uff61",
        "e\u0301", "\u00e9", "\U0001F468\u200d\U0001F469", "\ufb01\u0130\u0131\u00df", "two\nlines", "\ud7ff\ue000\U0010FFFF", new('z', 300), "0", "-0", "NaN", "null",
    ];

    private readonly Dice _dice;
    private readonly DateTime _start;
    private readonly List<DateTime> _instants;
    private readonly List<DateTime> _expiries = [];
    private readonly Dictionary<string, List<object>> _given = [];

    public RandomHistory(Dice dice)
    {
        (_dice, _start) = (dice, dice.Of(Eras));
        _instants = [_start];
    }

    /// <summary>Rows of a source, each value boxed as its column holds it (enumerations as their member's number).</summary>
    public List<object?[]> Rows(SourceModel source, int count)
    {
        if (source.HasVersions)
        {
            return new RandomVersions(this, _dice).Rows(source, count * 2);
        }

        var rows = new List<object?[]>(count);
        var taken = new HashSet<(object?, object?)>();
        for (var i = 0; i < count; i++)
        {
            var repeat = source.Id is not null && rows.Count > 0 && _dice.Chance(10);
            var row = repeat ? Repeat(source, _dice.Of<object?[]>(rows)) : Row(source, i);

            // Two different records of one id known at one instant contradict each other: the contract has no answer, so there are none.
            if (source.Id is null || taken.Add((Of(source, row, source.Id), Of(source, row, source.Known ?? source.Time))) || rows.Any(r => r.SequenceEqual(row)))
            {
                rows.Add(row);
            }
        }

        return rows;
    }

    /// <summary>Whether different records of one id are known at one instant: the contract has no answer to that, but where records are versions.</summary>
    public static bool Contradicts(SourceModel source, Table table)
    {
        if (source.Id is null || source.HasVersions)
            return false;
        var columns = new[] { source.Id, source.Known ?? source.Time }.Select(p => table.Place(source.ColumnOf(p).Name)).ToArray();
        var all = source.Columns.Select(c => table.Place(c.Name)).ToArray();
        return table.Rows.GroupBy(r => (r[columns[0]], r[columns[1]])).Any(g => g.Skip(1).Any(r => !all.All(c => Equals(r[c], g.First()[c]))));
    }

    /// <summary>Whether a row is known before it happened: the contract refuses it.</summary>
    public static bool IsKnownTooEarly(SourceModel source, Table table)
    {
        if (source.Known is null)
            return false;
        var (time, known) = (table.Place(source.ColumnOf(source.Time).Name), table.Place(source.ColumnOf(source.Known).Name));
        return table.Rows.Any(r => (DateTime)r[known]! < (DateTime)r[time]!);
    }

    /// <summary>
    /// Instants to ask at: at, just before and just after everything that happened, where it leaves a window, be it exact or in hops (also just after something else happened,
    /// so that a state could have dropped it too early), and instants at which nothing happened.
    /// </summary>
    public DateTime Instant()
    {
        var at = _dice.Of<DateTime>(_instants);
        var later = _dice.Next(10) switch
        {
            0 when _expiries.Count > 0 => _dice.Of<DateTime>(_expiries),
            < 4 => at,
            < 7 => at + _dice.Of(Steps),
            < 9 => Down(at, _dice.Of(Hops)) + _dice.Of(Hops) + _dice.Of(Steps),
            _ => _start + TimeSpan.FromMicroseconds((long)(_dice.NextDouble() * 4e12)),
        };
        return later.AddMicroseconds(_dice.Of(-1, 0, 0, 1));
    }

    /// <summary>A key of a row: one is hot, the others are cold.</summary>
    public object Key(DataType type) => type.Kind switch
    {
        DataKind.Int32 => _dice.Of(0, 1, -1, 12),
        DataKind.Int64 => _dice.Chance(60) ? 1L : (long)_dice.Of(2, 3, 4, -9, 999),
        _ => _dice.Of("1", "", "a|1:b", "\u00fc\u2603", "somebody"),
    };

    /// <summary>A key of a question: that of a row, or one that no row has.</summary>
    public object AskedKey(DataType type) => !_dice.Chance(4) ? Key(type) : type.Kind switch
    {
        DataKind.Int32 => _dice.Of(int.MinValue, 77),
        DataKind.Int64 => _dice.Of(long.MaxValue, 0L),
        _ => _dice.Of("nobody", "e\u0301"),
    };

    /// <summary>A value of a column; every third is one that was there before.</summary>
    public object? Value(DataType type)
    {
        if (type.Nullable && _dice.Chance(25))
            return null;
        if (!_given.TryGetValue(type.Present.Display, out var given))
            _given.Add(type.Present.Display, given = []);
        if (given.Count == 0 || !_dice.Chance(30))
            given.Add(Present(type));
        return given[_dice.Chance(50) ? given.Count - 1 : _dice.Next(given.Count)];
    }

    /// <summary>A value that a column can store.</summary>
    public object? Value(ColumnModel column)
    {
        var value = Value(column.Type);
        return value is FeatureVector vector ? FeatureVector.Of([.. vector.Select(x => VectorCodec.Fault(column.Storage, [x]) is null ? x : 1.5f)]) : value;
    }

    private object Present(DataType type) => type.Kind switch
    {
        DataKind.Bool => _dice.Chance(50),
        DataKind.Int32 => _dice.Chance(85) ? _dice.Next(20) - 5 : _dice.Of(int.MaxValue, int.MinValue, 1 << 30),
        DataKind.Int64 => _dice.Chance(90) ? _dice.Next(2000) - 500L : _dice.Of(long.MaxValue, long.MinValue, _dice.NextInt64(), (1L << 53) + 1),
        DataKind.Float32 => _dice.Chance(85) ? MathF.Round((float)(_dice.NextDouble() * 100), _dice.Next(5)) : _dice.Of(
            float.NaN, float.PositiveInfinity, float.NegativeInfinity, 0f, -0f, 1e-45f, -1e-45f, 1.1754942e-38f, 3e38f, 0.1f),
        DataKind.Float64 => _dice.Chance(85) ? Math.Round((_dice.NextDouble() - 0.3) * 1000, _dice.Next(8)) : _dice.Of(
            double.NaN, double.PositiveInfinity, double.NegativeInfinity, -0.0, 0.0, 1e-320, double.Epsilon, -double.Epsilon, 2.2250738585072009e-308, 5e28, -5e28, 1e-40, 0.1,
            1e15 + 0.3, Math.ScaleB(1, -128), -Math.ScaleB(1.5, -129), _dice.Chance(8) ? _dice.Of(1e200, double.MaxValue, -double.MaxValue, Math.ScaleB(1, 96)) : 2.5),
        DataKind.Decimal => _dice.Chance(95) ? Math.Round((decimal)((_dice.NextDouble() - 0.3) * 500), type.Scale) : Extreme(type),
        DataKind.String => _dice.Of(Texts),
        DataKind.DateTime => _dice.Chance(12) ? _dice.Of(Far) : At(),
        DataKind.DateOnly => DateOnly.FromDateTime(_dice.Chance(20) ? _dice.Of(Far) : At()),
        DataKind.TimeSpan => _dice.Next(10) switch
        {
            0 => _dice.Chance(50) ? _dice.Of(Lengths) : TimeSpans.FromMicros(_dice.NextInt64() % TimeSpans.LongestMicros),
            < 4 => _dice.Of(Steps) - _dice.Of(Steps),
            _ => TimeSpan.FromMicroseconds(_dice.Next(int.MaxValue) - 500_000_000L),
        },
        DataKind.Vector => FeatureVector.Of([.. Enumerable.Range(0, type.Dimension).Select(_ => Element())]),
        DataKind.List => Items(type.Element!, _dice.Of(0, 0, 1, 1, 2, 3, 5)).ToFeatureList(),
        DataKind.Map => Items(type.Key!, _dice.Of(0, 1, 2, 4)).Distinct().Select(k => KeyValuePair.Create(k!, Value(type.Element!))).ToFeatureMap(),
        DataKind.Guid => _dice.Chance(50) ? Guid.Empty : _dice.NextGuid(),
        _ => type.Enum!.Members[_dice.Next(type.Enum.Members.Count)].Value,
    };

    private IEnumerable<object?> Items(DataType type, int count) => [.. Enumerable.Range(0, count).Select(_ => Value(type))];

    // One that is too large for sums is rare: a vector has several, and one is enough to make a sum an error.
    private float Element() => _dice.Next(20) switch
    {
        0 => _dice.Of(float.NaN, float.PositiveInfinity, float.NegativeInfinity, -0f, 0f),
        1 => _dice.Of(1e-45f, -1e-45f, 1.1754942e-38f, 1e-30f, 7.9e28f, -7.9e28f, _dice.Chance(5) ? 3e38f : 1f),
        2 => MathF.ScaleB(_dice.Next(1 << 24), _dice.Next(40) - 160),
        < 12 => _dice.Next(7) / 4f - 0.5f,
        _ => (float)(_dice.NextDouble() * 2) - 1,
    };

    /// <summary>A row of its own.</summary>
    public object?[] Row(SourceModel source, int index)
    {
        var at = At();
        return source.Columns.Select(c =>
            c.Property == source.Time ? at
            : c.Property == source.Known ? at + (_dice.Chance(60) ? _dice.Of(Steps) : TimeSpan.FromMinutes(_dice.Next(300)))
            : c.Property == source.Id ? Id(c.Type, index)
            : source.Keys.Any(k => k.Columns.Contains(c.Property)) ? (c.Type.Nullable && _dice.Chance(5) ? null : Key(c.Type))
            : c.Property == source.Deleted ? _dice.Chance(15)
            : Value(c)).ToArray();
    }

    /// <summary>A length that windows have, or nothing.</summary>
    public TimeSpan Step() => _dice.Of(Steps);

    /// <summary>An instant that something happens at from now on.</summary>
    public DateTime Remember(DateTime instant)
    {
        _instants.Add(instant);
        return instant;
    }

    // The same id and keys again: an exact copy, or other values that become known later, inside the horizon or behind it.
    private object?[] Repeat(SourceModel source, object?[] row)
    {
        if (source.Known is null || _dice.Chance(30))
        {
            return source.Known is null && _dice.Chance(50) ? Shifted(source, row) : [.. row];
        }

        return Shifted(source, row);
    }

    private object?[] Shifted(SourceModel source, object?[] row)
    {
        var shift = TimeSpan.FromMicroseconds(1 + _dice.Next(5)) + _dice.Of(TimeSpan.Zero, TimeSpan.FromMinutes(30), Edge(30), TimeSpan.FromHours(1), Edge(60), TimeSpan.FromHours(2));
        return source.Columns.Select((c, i) =>
            c.Property == (source.Known ?? source.Time) ? (DateTime)row[i]! + shift
            : c.Property == source.Time || c.Property == source.Id || source.Keys.Any(k => k.Columns.Contains(c.Property)) ? row[i]
            : Value(c)).ToArray();
    }

    // With the few microseconds that are added, a repeat falls before, on or behind the edge of a horizon of so many minutes.
    private static TimeSpan Edge(int minutes) => TimeSpan.FromMinutes(minutes) - TimeSpan.FromMicroseconds(3);

    private static object? Of(SourceModel source, object?[] row, string property) =>
        row[source.Columns.Select((c, i) => (c, i)).First(c => c.c.Property == property).i];

    private static object Id(DataType type, int index) => type.Kind switch
    {
        DataKind.Int64 => (index * 7919L % 1000) - 300,
        DataKind.Guid => new Guid(index * 7919, 1, 2, [3, 4, 5, 6, 7, 8, 9, (byte)index]),
        _ => "id-" + (index * 31 % 997),
    };

    private DateTime At()
    {
        var at = _dice.Next(6) switch
        {
            0 => _dice.Of<DateTime>(_instants), // a tie
            1 => _dice.Of<DateTime>(_instants) + _dice.Of(Steps),
            2 => Beside(_dice.Of<DateTime>(_instants) + _dice.Of(Steps)),
            3 => Down(_dice.Of<DateTime>(_instants), _dice.Of(Hops)).AddMicroseconds(_dice.Of(-1, 0, 0, 1)),
            4 => _start + TimeSpan.FromMinutes(_dice.Next(60 * 24 * 40)),
            _ => _start + TimeSpan.FromMicroseconds(_dice.Next(int.MaxValue)),
        };
        at = at > _start.AddDays(800) ? _start : at;
        _instants.Add(at);
        return at;
    }

    private DateTime Beside(DateTime expiry)
    {
        if (_dice.Chance(50))
            return expiry.AddMicroseconds(1);
        _expiries.Add(expiry);
        return expiry.AddMicroseconds(-1);
    }

    private static DateTime Down(DateTime at, TimeSpan hop) => at.AddTicks(-((((at - DateTime.UnixEpoch).Ticks % hop.Ticks) + hop.Ticks) % hop.Ticks));

    private static DateTime Utc(int year, int month, int day, int hour) => new(year, month, day, hour, 0, 0, DateTimeKind.Utc);

    private object Extreme(DataType type)
    {
        var most = 999_999_999_999_999_999m;
        for (var i = 0; i < type.Scale; i++)
        {
            most /= 10;
        }

        return _dice.Of(most, -most, 0m);
    }
}
