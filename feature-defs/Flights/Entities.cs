namespace FeatureDefs.Flights;

/// <summary>An airport, by its three-letter code.</summary>
[Entity]
public readonly record struct Airport([property: Key] string Code);

/// <summary>A pair of airports, in the direction of the flight.</summary>
[Entity]
public readonly record struct Route([property: Key] string Origin, [property: Key] string Destination);
