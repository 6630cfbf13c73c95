namespace FeatureDefs.Flights;

/// <summary>How an airport is running: what its flights of the last hours and days were like, as far as they have arrived.</summary>
[FeatureView<Airport>(Version = 1, Owner = "operations", Freshness = "15m")]
public sealed partial class AirportTraffic(
    [On(nameof(Flight.Origin))] Events<Flight> departures,
    [On(nameof(Flight.Destination))] Events<Flight> arrivals)
{
    private const int LateMinutes = 15;

    private Window<Flight> LastDay => departures.Last(24.Hours);

    /// <summary>Flights that left in the last six hours and have arrived.</summary>
    [Feature] public long Departures6h => departures.Last(6.Hours).Count();

    /// <summary>Flights that left in the last day and have arrived.</summary>
    [Feature] public long Departures24h => LastDay.Count();

    /// <summary>Their mean delay, in minutes, over the last six hours.</summary>
    [Feature] public double? MeanDelay6h => departures.Last(6.Hours).Average(f => f.Delay);

    /// <summary>Their mean delay, in minutes, over the last day.</summary>
    [Feature] public double? MeanDelay24h => LastDay.Average(f => f.Delay);

    /// <summary>Their mean delay, in minutes, over the last week, the old edge moving by the hour.</summary>
    [Feature] public double? MeanDelay7d => departures.Last(7.Days, 1.Hours).Average(f => f.Delay);

    /// <summary>The share of the last day's flights that were more than a quarter of an hour late.</summary>
    [Feature] public double? LateShare24h => Departures24h == 0 ? null : (double)LastDay.Count(f => f.Delay > LateMinutes) / Departures24h;

    /// <summary>The worst delay of the last day, in minutes.</summary>
    [Feature] public int? WorstDelay24h => LastDay.Max(f => f.Delay);

    /// <summary>The least delay of the last day, in minutes; negative for early.</summary>
    [Feature] public int? LeastDelay24h => LastDay.Min(f => f.Delay);

    /// <summary>The delay of the newest flight of the last week that has arrived, in minutes.</summary>
    [Feature] public int? NewestDelay => departures.Last(7.Days).Last(f => f.Delay);

    /// <summary>Airports that were reached in the last day.</summary>
    [Feature] public long Destinations24h => LastDay.CountDistinct(f => f.Destination);

    /// <summary>Flights that left for this airport in the last day and have arrived.</summary>
    [Feature] public long Arrivals24h => arrivals.Last(24.Hours).Count();

    /// <summary>Their mean delay, in minutes.</summary>
    [Feature] public double? MeanArrivalDelay24h => arrivals.Last(24.Hours).Average(f => f.Delay);

    /// <summary>Hours since the newest flight that has arrived left; a week where there was none.</summary>
    [Feature(Default = 168.0)] public double? HoursSinceDeparture => (AsOf - departures.Last(7.Days).Max(f => f.DepartedAt))?.TotalHours;
}
