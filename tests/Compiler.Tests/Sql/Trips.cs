using FeatureDsl.Ir;

namespace FeatureDsl.Compiler.Tests.Sql;

/// <summary>A source of events with a column of every type, and random rows of it that love ties, edges and repeats.</summary>
internal static class Trips
{
    public const long Minute = 60_000_000, Hour = 60 * Minute, Day = 24 * Hour;

    public static readonly DateTime Epoch = new(2024, 3, 1, 0, 0, 0, DateTimeKind.Utc);

    public static readonly DataType Status = new(
        DataKind.Enum, Enum: new("global::T.Status", EquatableArray.Of(new EnumMember("Open", 0), new EnumMember("Paid", 3), new EnumMember("Void", -1))));

    public static readonly EntityModel Driver = new("global::T.Driver", "Driver", "A driver.", EquatableArray.Of(new KeyPart("DriverId", "driver_id", DataType.Int64)));

    public static readonly EntityModel Route = new(
        "global::T.Route", "Route", "A route.",
        EquatableArray.Of(new KeyPart("From", "from_city", DataType.String), new KeyPart("To", "to_city", DataType.String)));

    public static SourceModel Source(string table, bool knownApart, long delay, DataType? id) => new(
        "global::T.Trip", "T", "Trip", "A trip.", SourceKind.Event, table,
        new ColumnModel[]
        {
            new("Id", "trip_id", id ?? DataType.Int64, false),
            new("DriverId", "driver_id", DataType.Int64.OrMissing, false),
            new("From", "from_city", DataType.String, false),
            new("To", "to_city", DataType.String.OrMissing, false),
            new("At", "at", DataType.DateTime, false),
            new("KnownAt", "known", DataType.DateTime, false),
            new("Fare", "fare", DataType.Decimal(18, 2), false),
            new("Tip", "tip", DataType.Decimal(18, 4).OrMissing, false),
            new("Price", "price", DataType.Float64, false),
            new("Rate", "rate", DataType.Float32.OrMissing, false),
            new("Stops", "stops", DataType.Int32.OrMissing, false),
            new("Meters", "meters", DataType.Int64, false),
            new("City", "city", DataType.String.OrMissing, false),
            new("Ok", "ok", DataType.Bool, false),
            new("Status", "status", Status, false),
            new("Car", "car", DataType.Guid.OrMissing, false),
            new("Seen", "seen", DataType.DateTime.OrMissing, false),
            new("Due", "due", DataType.DateOnly.OrMissing, false),
            new("Took", "took", DataType.TimeSpan, false),
            new("Place", "place", DataType.Vector(3), false),
            new("Taste", "taste", DataType.Vector(2).OrMissing, false),
        }.ToEquatable(),
        "At", knownApart ? "KnownAt" : null, delay, id is null ? null : "Id", Hour,
        EquatableArray.Of(new EntityKeyModel(Driver.FullName, EquatableArray.Of("DriverId")), new EntityKeyModel(Route.FullName, EquatableArray.Of("From", "To"))));

    /// <summary>Random rows.</summary>
    /// <param name="source">Of what.</param>
    /// <param name="count">How many, without the repeats.</param>
    /// <param name="random">Chance.</param>
    /// <param name="lateness">How many microseconds later than it happened an event is known.</param>
    /// <param name="earlier">How much earlier all of it happened.</param>
    /// <param name="number">The floating-point numbers in them; those of every kind where it is not given.</param>
    public static List<TestRow> Rows(
        SourceModel source, int count, Random random, Func<long>? lateness = null, TimeSpan earlier = default, Func<Random, double>? number = null)
    {
        number ??= Double;
        var rows = new List<TestRow>();
        for (var i = 0; i < count; i++)
        {
            var at = Instant(random, 5) - earlier;
            var known = at.AddMicroseconds(
                lateness?.Invoke() ?? random.Next(6) switch { 0 => 0, 1 => 1, 2 => 30 * Minute, 3 => 2 * Hour, 4 => Hour, _ => 3 * Day });
            var row = new Dictionary<string, object?>
            {
                ["Id"] = Id(source, random.Next(count)),
                ["DriverId"] = random.Next(12) == 0 ? null : (long)random.Next(3),
                ["From"] = random.Next(2) == 0 ? "a" : "b'\\",
                ["To"] = random.Next(5) == 0 ? null : "c",
                ["At"] = at,
                ["KnownAt"] = known,
                ["Fare"] = (random.Next(-500, 5000) / 100m) + (random.Next(40) == 0 ? 9_000_000_000_000_000m : 0),
                ["Tip"] = random.Next(3) == 0 ? null : random.Next(0, 100) / 10000m,
                ["Price"] = number(random),
                ["Rate"] = random.Next(4) == 0 ? null : (float)number(random),
                ["Stops"] = random.Next(4) == 0 ? null : random.Next(-2, 5),
                ["Meters"] = random.Next(15) == 0 ? long.MaxValue / 3 : random.NextInt64(-1000, 100_000),
                ["City"] = random.Next(3) == 0 ? null : "" + "xyzé"[random.Next(4)],
                ["Ok"] = random.Next(2) == 0,
                ["Status"] = random.Next(3) switch { 0 => 0, 1 => 3, _ => -1 },
                ["Car"] = random.Next(3) == 0 ? null : new Guid(random.Next(4), 1, 2, 3, 4, 5, 6, 7, 8, 9, (byte)random.Next(2)),
                ["Due"] = random.Next(3) == 0 ? null : new DateOnly(2100, 2, 27).AddDays(random.Next(4) - (random.Next(6) == 0 ? 73_106 : 0)),
                ["Took"] = TimeSpans.FromMicros(random.Next(10) == 0 ? (TimeSpans.LongestMicros - random.Next(2)) * (random.Next(2) == 0 ? 1 : -1) : random.Next(-5, 60)),
                ["Place"] = Vector(random, 3, number),
                ["Taste"] = random.Next(4) == 0 ? null : Vector(random, 2, number),
                ["Seen"] = random.Next(3) == 0 ? null : Instant(random, 3),
            };
            rows.Add(new(source, row));

            // The same record again, or another of the same id: soon, at the edge of the horizon, or long after.
            if (source.Id is not null && random.Next(4) == 0)
            {
                var copy = new Dictionary<string, object?>(row) { ["Stops"] = 77 };
                var later = random.Next(4) switch { 0 => 0, 1 => Hour, 2 => Hour + 1, _ => 3 * Hour };
                copy["KnownAt"] = known.AddMicroseconds(later);
                copy["At"] = source.Known is null ? at.AddMicroseconds(later) : at.AddMicroseconds(random.Next(2));
                if ((DateTime)copy["At"]! <= (DateTime)copy["KnownAt"]! && later + (random.Next(2) * 0) > 0)
                {
                    rows.Add(new(source, copy));
                }
            }
        }

        // Of records of one id, known at one instant and of one event time, it is not determined which counts.
        return source.Id is null ? rows : [.. rows.DistinctBy(r => (r["Id"], r.RowTime, r.RowKnown))];
    }

    /// <summary>An instant on a coarse grid, or a microsecond beside it.</summary>
    public static DateTime Instant(Random random, int days) =>
        Epoch.AddMicroseconds((random.NextInt64(days * 48) * 30 * Minute) + random.Next(-1, 2));

    /// <summary>A vector of few different ones, or of any elements: whole, tiny (a mean of which is subnormal), huge, no numbers.</summary>
    public static FeatureVector Vector(Random random, int dimension, Func<Random, double>? number = null) => random.Next(3) == 0
        ? FeatureVector.Of([.. Enumerable.Range(0, dimension).Select(i => (float)random.Next(2))])
        : FeatureVector.Of([.. Enumerable.Range(0, dimension).Select(_ => random.Next(30) switch
        {
            0 => float.Epsilon * random.Next(1, 1000),
            1 => MathF.ScaleB(random.Next(1, 1 << 24), -149 - random.Next(5)),
            2 => -MathF.ScaleB(random.Next(1, 1 << 24), -140),
            3 => BitConverter.UInt32BitsToSingle(0x7FC00000),
            4 => MathF.ScaleB(random.NextSingle(), random.Next(20) == 0 ? 97 : 95),
            _ => (float)(number ?? Double)(random),
        })]);

    private static object Id(SourceModel source, int number) => source.ColumnOf("Id").Type.Kind switch
    {
        DataKind.Int32 => number,
        DataKind.String => "id" + number,
        DataKind.Guid => new Guid(number % 3, (short)number, 2, 3, 4, 5, 6, 7, 8, 9, 10),
        _ => (long)number,
    };

    private static double Double(Random random) => random.Next(14) switch
    {
        0 => double.NaN,
        1 => double.PositiveInfinity,
        2 => -0.0,
        3 => 0.0,
        4 => 1e300 * (random.Next(6) == 0 ? 1 : 0),
        5 => 5e-324,
        _ => (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-8, 9)),
    };
}
