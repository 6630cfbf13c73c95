namespace FeatureDefs.Flights;

/// <summary>A flight. What became of it is known only when it has arrived.</summary>
[EventSource("flights")]
public sealed partial record Flight
{
    /// <summary>The flight.</summary>
    [EventId] public required long FlightId { get; init; }

    /// <summary>Where it started.</summary>
    [Key<Airport>(Part = nameof(Airport.Code)), Key<Route>] public required string Origin { get; init; }

    /// <summary>Where it went.</summary>
    [Key<Airport>(Part = nameof(Airport.Code)), Key<Route>] public required string Destination { get; init; }

    /// <summary>When it left the gate.</summary>
    [EventTime] public required DateTime DepartedAt { get; init; }

    /// <summary>When it arrived, and its delay was known.</summary>
    [KnownAt] public required DateTime ArrivedAt { get; init; }

    /// <summary>Minutes behind schedule at arrival; negative for early.</summary>
    public required int Delay { get; init; }

    /// <summary>Miles flown.</summary>
    public required int Distance { get; init; }
}
