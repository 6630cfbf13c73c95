namespace FeatureDefs.Rides;

/// <summary>How a trip ended.</summary>
public enum TripStatus
{
    /// <summary>The rider was brought to the destination.</summary>
    Finished = 0,

    /// <summary>The rider gave up before the start.</summary>
    CancelledByRider = 1,

    /// <summary>The driver gave up before the start.</summary>
    CancelledByDriver = 2,
}

/// <summary>A trip that has ended, one way or another.</summary>
[EventSource("trips")]
public sealed partial record Trip
{
    /// <summary>The trip.</summary>
    [EventId] public required Guid TripId { get; init; }

    /// <summary>Who drove.</summary>
    [Key<Driver>] public required long DriverId { get; init; }

    /// <summary>Who rode.</summary>
    [Key<Rider>] public required long RiderId { get; init; }

    /// <summary>When the rider asked for it.</summary>
    [EventTime] public required DateTime RequestedAt { get; init; }

    /// <summary>When it ended, and the row could be written.</summary>
    [KnownAt] public required DateTime FinishedAt { get; init; }

    /// <summary>What the rider paid, in the currency of the city.</summary>
    [Scale(2)] public required decimal Fare { get; init; }

    /// <summary>How far it went, in kilometres.</summary>
    public double? DistanceKm { get; init; }

    /// <summary>How it ended.</summary>
    public required TripStatus Status { get; init; }

    /// <summary>Where it started.</summary>
    public string? City { get; init; }

    /// <summary>Whether the rider tipped more than a tenth of the fare.</summary>
    [Label] public bool TippedWell { get; init; }
}
