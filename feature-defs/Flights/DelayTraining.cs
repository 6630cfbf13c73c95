namespace FeatureDefs.Flights;

/// <summary>One row per flight: what was known when it left the gate, and how late it arrived.</summary>
[TrainingSet("delay-at-departure", ValidationFrom = "2001-10-01", TestFrom = "2001-11-15")]
public sealed partial class DelayTraining(Flight flight, DelayModel features, [Of<Airport>, On(nameof(Flight.Origin))] Events<Flight> departures)
{
    /// <summary>Features are taken when it leaves the gate: its own delay is not known then.</summary>
    [AsOf] public DateTime At => flight.DepartedAt;

    /// <summary>The airport that is asked about.</summary>
    [Key<Airport>(Part = nameof(Airport.Code))] public string Place => flight.Origin;

    /// <summary>What the passenger's app would have brought.</summary>
    [Request] public int ScheduledMinutes => 30 + (flight.Distance / 8);

    /// <summary>Flights of no distance are errors of the record.</summary>
    [Where] public bool IsFlight => flight.Distance > 0;

    /// <summary>The flight.</summary>
    [Carried] public long FlightId => flight.FlightId;

    /// <summary>Minutes behind schedule at arrival.</summary>
    [Label] public int Delay => flight.Delay;

    /// <summary>Whether it arrived more than a quarter of an hour late.</summary>
    [Label] public bool IsLate => flight.Delay > 15;

    /// <summary>The mean delay of the flights that left the airport in the hour that followed, itself included, in minutes.</summary>
    [Label] public double? MeanDelayNextHour => departures.Next(1.Hours).Average(f => f.Delay);
}
