namespace FeatureDsl.Parity.Tests.RealData;

/// <summary>An airport of New York.</summary>
[Entity]
public readonly record struct NycAirport([property: Key, Column("origin")] string Origin);

/// <summary>An aeroplane.</summary>
[Entity]
public readonly record struct Plane([property: Key] string Tailnum);

/// <summary>A flight leaving New York in 2013; its delay is known when it has arrived.</summary>
[EventSource("nyc_flights")]
public sealed partial record NycFlight
{
    [EventId] public required long FlightId { get; init; }

    [EventTime, Column("sched_dep_ts")] public required DateTime ScheduledAt { get; init; }

    [KnownAt, Column("arr_ts")] public required DateTime ArrivedAt { get; init; }

    [Key<NycAirport>] public required string Origin { get; init; }

    [Key<Plane>] public string? Tailnum { get; init; }

    public required string Carrier { get; init; }

    public required string Dest { get; init; }

    public int? ArrDelay { get; init; }

    public int? AirTime { get; init; }

    public required int Distance { get; init; }
}

/// <summary>The weather at an airport, hour by hour; the year's last day has none.</summary>
[SnapshotSource("nyc_weather")]
public sealed partial record NycWeather
{
    [Key<NycAirport>] public required string Origin { get; init; }

    [ValidFrom, Column("obs_ts")] public required DateTime ObservedAt { get; init; }

    public double? Temp { get; init; }

    public double? WindSpeed { get; init; }

    public double? Visib { get; init; }
}

/// <summary>How an airport of New York is running.</summary>
[FeatureView<NycAirport>(Owner = "tests")]
public sealed partial class NycTraffic(Events<NycFlight> flights, Latest<NycWeather> weather)
{
    /// <summary>Flights of the last day that have arrived.</summary>
    [Feature] public long Flights24h => flights.Last(24.Hours).Count();

    /// <summary>Mean delay of the last six hours.</summary>
    [Feature] public double? MeanDelay6h => flights.Last(6.Hours).Average(f => f.ArrDelay);

    /// <summary>Mean delay of the last week by the hour.</summary>
    [Feature] public double? MeanDelay7d => flights.Last(7.Days, 1.Hours).Average(f => f.ArrDelay);

    /// <summary>Worst delay of the last twelve hours.</summary>
    [Feature] public int? Worst12h => flights.Last(12.Hours).Max(f => f.ArrDelay);

    /// <summary>Airports reached in the last twelve hours.</summary>
    [Feature] public long Destinations12h => flights.Last(12.Hours).CountDistinct(f => f.Dest);

    /// <summary>The carrier of the newest flight that has arrived.</summary>
    [Feature] public string? NewestCarrier => flights.All().Last(f => f.Carrier);

    /// <summary>The first destination of the last day.</summary>
    [Feature] public string? First24h => flights.Last(24.Hours).First(f => f.Dest);

    /// <summary>Temperature, not older than three hours.</summary>
    [Feature] public double? Temp => weather.MaxAge(3.Hours).Value?.Temp;

    /// <summary>Wind, however old.</summary>
    [Feature] public double? Wind => weather.Value?.WindSpeed;

    /// <summary>Whether there is a recent observation.</summary>
    [Feature] public bool HasWeather => weather.MaxAge(90.Minutes).Value is not null;

    /// <summary>Miles flown in a week, on a logarithmic scale.</summary>
    [Feature] public double LogMiles7d => Maths.Log(1.0 + flights.Last(7.Days).Sum(f => f.Distance));
}

/// <summary>How an aeroplane has been used.</summary>
[FeatureView<Plane>(Owner = "tests")]
public sealed partial class PlaneUse(Events<NycFlight> flights)
{
    /// <summary>Flights of the last month.</summary>
    [Feature] public long Flights30d => flights.Last(30.Days).Count();

    /// <summary>Mean delay of the last five flights.</summary>
    [Feature] public double? MeanDelayOfFive => flights.Last(5).Average(f => f.ArrDelay);

    /// <summary>The longest of them.</summary>
    [Feature] public int? LongestOfFive => flights.Last(5).Max(f => f.AirTime);

    /// <summary>Where it went last.</summary>
    [Feature] public string? Destination => flights.All().Last(f => f.Dest);

    /// <summary>Hours since it left New York.</summary>
    [Feature] public double? HoursSince => (AsOf - flights.All().Max(f => f.ScheduledAt))?.TotalHours;
}
