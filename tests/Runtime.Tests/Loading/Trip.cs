using FeatureDsl.Ir;

namespace FeatureDsl.Runtime.Tests;

/// <summary>How a trip stands; the numbers are not in declared order.</summary>
public enum TripStatus
{
    Finished = 2,
    Cancelled = 1,
    Lost = -5,
}

/// <summary>A source class with a column of every type, as the compiler would see it.</summary>
public sealed record Trip(
    long DriverId, string? RiderId, Guid TripId, DateTime RequestedAt, DateTime FinishedAt, decimal Fare, TripStatus Status, TripStatus? Planned,
    double Distance, float? Tip, int Seats, bool Shared, string? City, DateTime? PaidAt) : IRow
{
    public static readonly EntityModel Driver = new(
        "global::Driver", "Driver", "A driver.", EquatableArray.Of(new KeyPart("DriverId", "driver_id", DataType.Int64)));

    public static readonly EntityModel Rider = new(
        "global::Rider", "Rider", "A rider.", EquatableArray.Of(new KeyPart("RiderId", "rider_id", DataType.String)));

    public static readonly DataType StatusType = new(DataKind.Enum, Enum: new("global::TripStatus", EquatableArray.Of(
        new EnumMember("Finished", 2), new EnumMember("Cancelled", 1), new EnumMember("Lost", -5))));

    public DateTime RowTime => RequestedAt;

    public DateTime RowKnown => FinishedAt.AddMinutes(1);

    public IComparable RowTieBreak => new TextId(TripId.ToString());

    public TimeSpan RowHorizon => TimeSpan.FromHours(1);

    public static SourceModel Model(string table) => new(
        "global::Trip", "", "Trip", "A trip.", SourceKind.Event, table,
        EquatableArray.Of(
            new ColumnModel("DriverId", "driver_id", DataType.Int64, false),
            new ColumnModel("RiderId", "rider_id", DataType.String.OrMissing, false),
            new ColumnModel("TripId", "trip_id", DataType.Guid, false),
            new ColumnModel("RequestedAt", "requested_at", DataType.DateTime, false),
            new ColumnModel("FinishedAt", "finished_at", DataType.DateTime, false),
            new ColumnModel("Fare", "fare", DataType.Decimal(18, 2), false),
            new ColumnModel("Status", "status", StatusType, false),
            new ColumnModel("Planned", "planned", StatusType.OrMissing, false),
            new ColumnModel("Distance", "distance", DataType.Float64, false),
            new ColumnModel("Tip", "tip", DataType.Float32.OrMissing, false),
            new ColumnModel("Seats", "seats", DataType.Int32, false),
            new ColumnModel("Shared", "shared", DataType.Bool, false),
            new ColumnModel("City", "city", DataType.String.OrMissing, false),
            new ColumnModel("PaidAt", "paid_at", DataType.DateTime.OrMissing, false)),
        "RequestedAt", "FinishedAt", 60_000_000, "TripId", 3_600_000_000,
        EquatableArray.Of(
            new EntityKeyModel("global::Driver", EquatableArray.Of("DriverId")),
            new EntityKeyModel("global::Rider", EquatableArray.Of("RiderId"))));

    public object? RowKey(string property) => property == "DriverId" ? DriverId : RiderId;

    public string? RowFault() => null;
}
