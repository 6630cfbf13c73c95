namespace FeatureDefs.Rides;

/// <summary>What is known only when a ride is asked for.</summary>
[RequestSource]
public sealed partial record RideRequest
{
    /// <summary>How far the ride will go, in kilometres.</summary>
    public required double DistanceKm { get; init; }

    /// <summary>Where it starts.</summary>
    public required string City { get; init; }
}

/// <summary>Features that need the request as well as what is stored.</summary>
[FeatureView(Version = 1, Owner = "eta")]
public sealed partial class RideContext(RideRequest request, DriverActivity driver, RiderActivity rider)
{
    /// <summary>The driver's mean fare for each kilometre that is asked for.</summary>
    [Feature] public double? PricePerKm => driver.MeanFare30d / request.DistanceKm;

    /// <summary>Whether the ride starts where the rider's newest one did.</summary>
    [Feature] public bool InUsualCity => rider.LastCity == request.City;

    /// <summary>The hour of the day, UTC.</summary>
    [Feature] public int HourOfDay => AsOf.Hour;

    /// <summary>Whole trips of the driver for each of the rider's; an error where the rider has none.</summary>
    [Feature(Default = 0L)] public long TripsPerRiderTrip => driver.Trips7d / rider.Trips30d;
}

/// <summary>The inputs of the model that predicts the time of arrival, in this order.</summary>
[FeatureService("eta", Version = 1)]
public sealed partial class EtaModel(DriverActivity driver, RiderActivity rider, RideContext context);
