using Apache.Arrow;
using Apache.Arrow.Types;
using FeatureDsl.Runtime.Files;

namespace FeatureDefs.Demo;

/// <summary>Shapes the public file of flights into a file of the source <c>flights</c> and two spines. Files that are there already are kept.</summary>
/// <param name="folder">Where the files are put.</param>
/// <param name="rows">How many flights to take, from the first; all where it is not given.</param>
internal sealed class FlightFiles(string folder, long? rows)
{
    // One flight in so many: about 214,000 rows to train on.
    private const int TrainEvery = 14;

    private static readonly TimestampType Instant = new(TimeUnit.Microsecond, "UTC");

    private static readonly ColumnSpec[] Original =
    [
        new("date", ColumnKind.DateTime, Nullable: false),
        new("delay", ColumnKind.Int32, Nullable: false),
        new("distance", ColumnKind.Int32, Nullable: false),
        new("origin", ColumnKind.String, Nullable: false),
        new("destination", ColumnKind.String, Nullable: false),
    ];

    private static readonly Schema FlightSchema = new(
    [
        new("flight_id", Int64Type.Default, false), new("origin", StringType.Default, false), new("destination", StringType.Default, false),
        new("departed_at", Instant, false), new("arrived_at", Instant, false), new("delay", Int32Type.Default, false), new("distance", Int32Type.Default, false),
    ], metadata: null);

    // The delay is carried through to the training set: it is the label.
    private static readonly Schema SpineSchema = new(
    [
        new("code", StringType.Default, false), new("origin", StringType.Default, false), new("destination", StringType.Default, false),
        new("as_of", Instant, false), new("scheduled_minutes", Int32Type.Default, false), new("delay", Int32Type.Default, false),
    ], metadata: null);

    public string Flights { get; } = Name(folder, "flights", rows);

    public string Spine { get; } = Name(folder, "spine", rows);

    public string VerifySpine { get; } = Name(folder, "verify", rows);

    public int VerifyEdges { get; } = (int)Math.Min(12_000, (rows ?? long.MaxValue) / 12);

    /// <summary>What a schedule would give a flight of so many miles: half an hour, and a minute for every eight miles.</summary>
    public static int ScheduledMinutes(int miles) => 30 + (miles / 8);

    public async Task WriteAsync(string original, CancellationToken cancellation)
    {
        if (File.Exists(Flights) && File.Exists(Spine) && File.Exists(VerifySpine))
            return;
        await using var flights = TableWriter.Create(Flights, FlightSchema);
        await using var spine = TableWriter.Create(Spine, SpineSchema);
        await using var verify = TableWriter.Create(VerifySpine, SpineSchema);
        var choice = new VerifyChoice();
        var taken = 0L;
        await foreach (var batch in TableFile.OpenRead(original).ReadTypedAsync(Original, new BadRowList(), cancellation))
        {
            using (batch)
            {
                var length = (int)Math.Min(batch.Length, (rows ?? long.MaxValue) - taken);
                if (length == 0)
                    break;
                var columns = new FlightColumns(batch, length, firstId: taken + 1);
                await WriteAsync(flights, columns.Flights(FlightSchema), cancellation);
                await WriteAsync(spine, columns.Spine(SpineSchema, (id, _, _) => id % TrainEvery == 0), cancellation);
                await WriteAsync(verify, columns.Spine(SpineSchema, choice.Takes), cancellation);
                taken += length;
            }
        }

        await flights.CompleteAsync(cancellation);
        await spine.CompleteAsync(cancellation);
        await verify.CompleteAsync(cancellation);
    }

    private static async Task WriteAsync(TableWriter writer, RecordBatch batch, CancellationToken cancellation)
    {
        using (batch)
            await writer.WriteAsync(batch, cancellation);
    }

    private static string Name(string folder, string name, long? rows) =>
        Path.Combine(folder, rows is { } count ? FormattableString.Invariant($"{name}-{count}.parquet") : $"{name}.parquet");
}
