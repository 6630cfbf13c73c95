namespace FeatureDefs.Rides;

/// <summary>One row per trip that was finished: what was known when it was requested, and how it ended.</summary>
[TrainingSet("tips", SplitBy = typeof(Rider), ValidationShare = 0.1, TestShare = 0.2, Positive = nameof(TippedWell), NegativeRate = 0.5)]
public sealed partial class TipsTraining(Trip trip, EtaModel features, [Of<Rider>] Events<Trip> trips)
{
    /// <summary>Features are taken when the trip is requested.</summary>
    [AsOf] public DateTime At => trip.RequestedAt;

    /// <summary>What the rider asked for; the distance that was driven stands for it.</summary>
    [Request] public double DistanceKm => trip.DistanceKm ?? 0;

    /// <summary>Where the rider asked for it.</summary>
    [Request] public string City => trip.City ?? "";

    /// <summary>Nobody tips for a trip that was given up.</summary>
    [Where] public bool IsFinished => trip.Status == TripStatus.Finished;

    /// <summary>The trip.</summary>
    [Carried] public Guid TripId => trip.TripId;

    /// <summary>Whether the rider tipped more than a tenth of the fare.</summary>
    [Label] public bool TippedWell => trip.TippedWell;

    /// <summary>Whether the rider asks for another trip within a week; this one is in the horizon, too.</summary>
    [Label] public bool RidesAgain => trips.Next(7.Days).Count() > 1;
}
