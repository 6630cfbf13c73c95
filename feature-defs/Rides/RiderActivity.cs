namespace FeatureDefs.Rides;

/// <summary>How a rider travels.</summary>
[FeatureView<Rider>(Version = 1, Owner = "growth")]
public sealed partial class RiderActivity(Events<Trip> trips)
{
    /// <summary>Trips asked for in the last thirty days, finished or not.</summary>
    [Feature] public long Trips30d => trips.Last(30.Days).Count();

    /// <summary>The shortest trip of the last thirty days, in kilometres.</summary>
    [Feature] public double? ShortestKm30d => trips.Last(30.Days).Min(t => t.DistanceKm);

    /// <summary>The city of the rider's newest trip.</summary>
    [Feature] public string? LastCity => trips.All().Last(t => t.City);

    /// <summary>How the rider's newest trip ended.</summary>
    [Feature] public TripStatus? LastStatus => trips.All().Last(t => t.Status);
}
