using Apache.Arrow;
using FeatureDefs.Flights;
using FeatureDsl.Runtime.Files;

namespace FeatureDefs.Demo;

/// <summary>What the demonstration asks online: real routes, just after the last flight has arrived.</summary>
/// <param name="AsOf">The instant, UTC.</param>
/// <param name="Routes">Routes, each with the scheduled minutes of its flight.</param>
internal sealed record FlightQuestions(DateTime AsOf, IReadOnlyList<(Route Route, int Minutes)> Routes)
{
    private static readonly ColumnSpec[] Arrivals = [new("arrived_at", ColumnKind.DateTime, Nullable: false)];

    private static readonly ColumnSpec[] Asked =
    [
        new("origin", ColumnKind.String, Nullable: false), new("destination", ColumnKind.String, Nullable: false), new("scheduled_minutes", ColumnKind.Int32, Nullable: false),
    ];

    public static async Task<FlightQuestions> ReadAsync(FlightFiles files, CancellationToken cancellation)
    {
        var last = 0L;
        await foreach (var batch in TableFile.OpenRead(files.Flights).ReadTypedAsync(Arrivals, new BadRowList(), cancellation))
        {
            using (batch)
            {
                foreach (var micros in ((TimestampArray)batch.Column(0)).Values)
                    last = Math.Max(last, micros);
            }
        }

        var routes = new List<(Route, int)>();
        await foreach (var batch in TableFile.OpenRead(files.Spine).ReadTypedAsync(Asked, new BadRowList(), cancellation))
        {
            using (batch)
                routes.AddRange(Enumerable.Range(0, batch.Length).Select(i => Question(batch, i)));
        }

        return routes.Count > 0
            ? new(Instants.FromMicros(last).AddMinutes(1), routes)
            : throw new FeatureDslException("The demonstration has no flight to ask about; use more --rows.");
    }

    private static (Route Route, int Minutes) Question(RecordBatch batch, int row) => (
        new Route(((StringArray)batch.Column(0)).GetString(row), ((StringArray)batch.Column(1)).GetString(row)),
        ((Int32Array)batch.Column(2)).Values[row]);
}
