namespace FeatureDefs.Flights;

/// <summary>What the passenger's app knows when it asks.</summary>
[RequestSource]
public sealed partial record FlightRequest
{
    /// <summary>The minutes that the schedule gives the flight.</summary>
    public required int ScheduledMinutes { get; init; }
}

/// <summary>The flight that is asked about, against what its airport and its route have been doing.</summary>
[FeatureView(Version = 1, Owner = "operations")]
public sealed partial class FlightContext(FlightRequest request, AirportTraffic airport, RouteHistory route)
{
    /// <summary>How much worse the airport is now than the route usually is, in minutes.</summary>
    [Feature] public double? DelayPressure => airport.MeanDelay6h - route.MeanDelay30d;

    /// <summary>Miles for each scheduled minute.</summary>
    [Feature] public double? MilesPerMinute => (double?)route.Distance / request.ScheduledMinutes;

    /// <summary>The hour of the day, UTC.</summary>
    [Feature] public int HourOfDay => AsOf.Hour;

    /// <summary>Whether it is Saturday or Sunday.</summary>
    [Feature] public bool IsWeekend => AsOf.DayOfWeek == DayOfWeek.Saturday || AsOf.DayOfWeek == DayOfWeek.Sunday;
}

/// <summary>The inputs of the model that predicts the delay of a flight.</summary>
[FeatureService("delay", Version = 1)]
public sealed partial class DelayModel(AirportTraffic airport, RouteHistory route, FlightContext context);
