using FeatureDsl.Descriptors;
using FeatureDsl.Ir;

namespace FeatureDsl.Runtime.Tests;

/// <summary>A target with a training query written by hand: the trips of a driver that were known before the instant.</summary>
internal sealed class TripTarget(string trips) : TargetDescriptor
{
    public override string Name => "driver_trips";

    public override string Summary => "Trips of a driver.";

    public override int Version => 1;

    public override bool IsService => false;

    public override IReadOnlyList<EntityModel> Entities => [Trip.Driver];

    public override IReadOnlyList<SourceDescriptor> Requests { get; } = [new RideRequestSource()];

    public override IReadOnlyList<(ViewDescriptor View, int Entity)> Stored { get; } =
        [(new TripView(Trip.Driver, "DriverId", null), 0), (new TripView(Trip.Rider, "RiderId", null), 0)];

    public override IReadOnlyList<FeatureDescriptor> Features { get; } =
    [
        new("Trips", "TripView", "Trips", DataType.Int64, "Count.", true),
        new("Fares", "TripView", "Fares", DataType.Decimal(28, 2), "Sum.", true),
        new("LastCity", "TripView", "LastCity", DataType.String.OrMissing, "City.", false),
        new("LastStatus", "TripView", "LastStatus", Trip.StatusType.OrMissing, "Status.", false),
        new("LastTrip", "TripView", "LastTrip", DataType.Guid.OrMissing, "Id.", false),
        new("FarePerKm", "TripView", "FarePerKm", DataType.Float64.OrMissing, "Ratio.", true),
    ];

    /// <summary>What is put behind the rows, to make the query lose or double some.</summary>
    public string Spoil { get; init; } = "";

    public override IReadOnlyList<string> TrainingSteps =>
    [
        $"""
        WITH known AS
        (
            SELECT s.row_number AS row_number, s.distance_km AS km, t.fare AS fare, t.city AS city, t.status AS status, t.trip_id AS id,
                t.requested_at AS at, t.driver_id != 0 AND t.finished_at + INTERVAL 1 MINUTE < s.as_of AS seen
            FROM {"{spine:Identifier}"} AS s LEFT JOIN {trips} AS t ON s.driver_id = t.driver_id
        )
        SELECT row_number, toInt64(countIf(seen)) AS Trips, sumIf(fare, seen) AS Fares,
            argMaxIf(tuple(city), at, seen).1 AS LastCity,
            if(countIf(seen) = 0, NULL, argMaxIf(status, at, seen)) AS LastStatus,
            if(countIf(seen) = 0, NULL, argMaxIf(id, at, seen)) AS LastTrip,
            if(any(km) = 0, NULL, toFloat64(sumIf(fare, seen)) / any(km)) AS FarePerKm
        FROM known GROUP BY row_number {Spoil} -- the end
        """,
    ];

    public override IFeatureRow EvaluateOnline(long asOf, IReadOnlyList<ReadOnlyMemory<byte>> states, IReadOnlyList<object> requests) =>
        throw new InvalidOperationException("These tests keep no online state.");

    public override IFeatureRow EvaluatePlain(DateTime asOf, IHistory history, IReadOnlyList<EntityKey> keys, IReadOnlyList<object> requests) =>
        throw new InvalidOperationException("These tests compare with their own arithmetic.");
}
