namespace FeatureDefs.Rides;

/// <summary>A driver.</summary>
[Entity]
public readonly record struct Driver([property: Key] long DriverId);

/// <summary>A rider.</summary>
[Entity]
public readonly record struct Rider([property: Key] long RiderId);
