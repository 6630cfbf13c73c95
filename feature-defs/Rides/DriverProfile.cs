namespace FeatureDefs.Rides;

/// <summary>A driver's profile, one row per change.</summary>
[SnapshotSource("driver_profiles")]
public sealed partial record DriverProfile
{
    /// <summary>The driver.</summary>
    [Key<Driver>] public required long DriverId { get; init; }

    /// <summary>From when the profile holds.</summary>
    [ValidFrom] public required DateTime Since { get; init; }

    /// <summary>The mean of the riders' stars, one to five; missing before the first.</summary>
    public float? Rating { get; init; }

    /// <summary>Whether the car takes five passengers or more.</summary>
    public required bool HasLargeCar { get; init; }
}
