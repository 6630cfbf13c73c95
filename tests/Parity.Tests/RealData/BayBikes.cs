namespace FeatureDsl.Parity.Tests.RealData;

/// <summary>A bike station.</summary>
[Entity]
public readonly record struct Station([property: Key] int StationId);

/// <summary>A bike.</summary>
[Entity]
public readonly record struct Bike([property: Key] int BikeId);

/// <summary>A service area.</summary>
[Entity]
public readonly record struct Area([property: Key] string ZipCode);

/// <summary>A trip of 2014, known when the bike is back; one lasts two hundred days.</summary>
[EventSource("bike_trips")]
public sealed partial record BikeTrip
{
    [EventId] public required long TripId { get; init; }

    [EventTime, Column("start_ts")] public required DateTime StartedAt { get; init; }

    [KnownAt, Column("end_ts")] public required DateTime EndedAt { get; init; }

    public required int DurationS { get; init; }

    [Key<Bike>] public required int BikeId { get; init; }

    [Key<Station>(Part = nameof(Station.StationId))] public required int StartStationId { get; init; }

    [Key<Station>(Part = nameof(Station.StationId))] public required int EndStationId { get; init; }

    public required RiderType RiderType { get; init; }

    public string? ZipCode { get; init; }
}

/// <summary>Who rides.</summary>
public enum RiderType
{
    /// <summary>By the year.</summary>
    Subscriber,

    /// <summary>By the day.</summary>
    Customer,
}

/// <summary>A day's weather, known only when the day is over.</summary>
[SnapshotSource("bike_weather")]
public sealed partial record BikeWeather
{
    [Key<Area>] public required string ZipCode { get; init; }

    [ValidFrom, Column("date")] public required DateTime Day { get; init; }

    [KnownAt, Column("available_ts")] public required DateTime AvailableAt { get; init; }

    public int? MeanTempF { get; init; }

    public string? PrecipitationIn { get; init; }
}

/// <summary>How a station is used.</summary>
[FeatureView<Station>(Owner = "tests")]
public sealed partial class StationUse(
    [On(nameof(BikeTrip.StartStationId))] Events<BikeTrip> starts, [On(nameof(BikeTrip.EndStationId))] Events<BikeTrip> ends)
{
    /// <summary>Trips that left within the hour and are over.</summary>
    [Feature] public long Starts1h => starts.Last(1.Hours).Count();

    /// <summary>Trips of the last day that ended here.</summary>
    [Feature] public long Ends24h => ends.Last(24.Hours).Count();

    /// <summary>Bikes gained in a week.</summary>
    [Feature] public long Gain7d => ends.Last(7.Days).Count() - starts.Last(7.Days).Count();

    /// <summary>Mean minutes of a trip.</summary>
    [Feature] public double? MeanMinutes7d => starts.Last(7.Days, 1.Hours).Average(t => t.DurationS / 60.0);

    /// <summary>The shortest trip of the last six hours.</summary>
    [Feature] public int? Shortest6h => starts.Last(6.Hours).Min(t => t.DurationS);

    /// <summary>Stations reached in a day.</summary>
    [Feature] public long Reached24h => starts.Last(24.Hours).CountDistinct(t => t.EndStationId);

    /// <summary>Who left last.</summary>
    [Feature] public RiderType? LastRider => starts.All().Last(t => t.RiderType);
}

/// <summary>How a bike is used.</summary>
[FeatureView<Bike>(Owner = "tests")]
public sealed partial class BikeUse(Events<BikeTrip> trips)
{
    /// <summary>Where it ought to stand.</summary>
    [Feature] public int? StandsAt => trips.All().Last(t => t.EndStationId);

    /// <summary>Seconds ridden in a month.</summary>
    [Feature] public long Seconds30d => trips.Last(30.Days).Sum(t => t.DurationS);

    /// <summary>Home of the first rider of the week.</summary>
    [Feature] public string? FirstZip7d => trips.Last(7.Days).First(t => t.ZipCode);

    /// <summary>Different homes of the last twenty riders.</summary>
    [Feature] public long ZipsOfTwenty => trips.Last(20).CountDistinct(t => t.ZipCode);
}

/// <summary>The weather that was known.</summary>
[FeatureView<Area>(Owner = "tests")]
public sealed partial class AreaWeather(Latest<BikeWeather> weather)
{
    /// <summary>Degrees Fahrenheit.</summary>
    [Feature] public int? MeanTemp => weather.Value?.MeanTempF;

    /// <summary>Rain, not older than two days.</summary>
    [Feature] public string? Rain => weather.MaxAge(2.Days).Value?.PrecipitationIn;

    /// <summary>Whether it rained a trace.</summary>
    [Feature] public bool IsTrace => Rain == "T";
}

/// <summary>All of it, for a station and its area.</summary>
[FeatureService("bikes")]
public sealed partial class BikeModel(StationUse station, BikeUse bike, AreaWeather weather);
