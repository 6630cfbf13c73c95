namespace FeatureDefs.Rides;

/// <summary>How a driver has been doing lately.</summary>
[FeatureView<Driver>(Version = 1, Owner = "marketplace", Freshness = "5m")]
public sealed partial class DriverActivity(Events<Trip> trips, Latest<DriverProfile> profile)
{
    private Events<Trip> Finished => trips.Where(t => t.Status == TripStatus.Finished);

    /// <summary>Trips finished in the last seven days.</summary>
    [Feature] public long Trips7d => Finished.Last(7.Days).Count();

    /// <summary>Fares of the last thirty days, in the currency of the city.</summary>
    [Feature] public decimal Fare30d => Finished.Last(30.Days).Sum(t => t.Fare);

    /// <summary>Mean fare of the last thirty days; missing where there was no trip.</summary>
    [Feature] public double? MeanFare30d => Finished.Last(30.Days).Average(t => (double)t.Fare);

    /// <summary>Mean distance of the last thirty days, in kilometres, the old edge moving by the hour.</summary>
    [Feature] public double? MeanKm30d => Finished.Last(30.Days, 1.Hours).Average(t => t.DistanceKm);

    /// <summary>The dearest of the last ten trips.</summary>
    [Feature] public decimal? DearestOfTen => Finished.Last(10).Max(t => t.Fare);

    /// <summary>Cities the driver has worked in during the last ninety days.</summary>
    [Feature] public long Cities90d => trips.Last(90.Days).CountDistinct(t => t.City);

    /// <summary>When the driver's newest trip was asked for.</summary>
    [Feature] public DateTime? LastTripAt => trips.All().Last(t => t.RequestedAt);

    /// <summary>Hours since the driver's newest trip was asked for.</summary>
    [Feature] public double? HoursSinceTrip => (AsOf - LastTripAt)?.TotalHours;

    /// <summary>The share of the last thirty days' trips that the driver gave up.</summary>
    [Feature(Default = 0.0)]
    public double? CancelRate30d =>
        trips.Last(30.Days).Count() == 0
            ? null
            : (double)trips.Last(30.Days).Count(t => t.Status == TripStatus.CancelledByDriver) / trips.Last(30.Days).Count();

    /// <summary>The driver's rating as it stood.</summary>
    [Feature(Default = 4.5f)] public float? Rating => profile.Value?.Rating;

    /// <summary>Whether the driver has a large car; missing where there is no profile.</summary>
    [Feature] public bool? HasLargeCar => profile.Value?.HasLargeCar;

    /// <summary>The logarithm of the money made per trip; missing where there was none.</summary>
    [Feature] public double? LogFarePerTrip => Trips7d == 0 ? null : Maths.Log(1 + (double)Fare30d / Trips7d);
}
