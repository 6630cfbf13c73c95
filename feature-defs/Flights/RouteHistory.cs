namespace FeatureDefs.Flights;

/// <summary>How flights of a route have been.</summary>
[FeatureView<Route>(Version = 1, Owner = "operations")]
public sealed partial class RouteHistory(Events<Flight> flights)
{
    private Window<Flight> LastMonth => flights.Last(30.Days, 1.Days);

    /// <summary>Flights of the last week.</summary>
    [Feature] public long Flights7d => flights.Last(7.Days).Count();

    /// <summary>Mean delay of the last thirty days, in minutes, the old edge moving by the day.</summary>
    [Feature] public double? MeanDelay30d => LastMonth.Average(f => f.Delay);

    /// <summary>The share of the last thirty days' flights that were more than a quarter of an hour late.</summary>
    [Feature] public double? LateShare30d => LastMonth.Count() == 0 ? null : (double)LastMonth.Count(f => f.Delay > 15) / LastMonth.Count();

    /// <summary>The worst delay of the last ten flights, in minutes.</summary>
    [Feature] public int? WorstDelayOfTen => flights.Last(10).Max(f => f.Delay);

    /// <summary>The mean delay of the last ten flights, in minutes.</summary>
    [Feature] public double? MeanDelayOfTen => flights.Last(10).Average(f => f.Delay);

    /// <summary>The delay of the newest flight, in minutes.</summary>
    [Feature] public int? NewestDelay => flights.All().Last(f => f.Delay);

    /// <summary>Miles of the route, by its newest flight.</summary>
    [Feature] public int? Distance => flights.All().Last(f => f.Distance);

    /// <summary>The logarithm of one more than the flights of the last thirty days.</summary>
    [Feature] public double LogFlights30d => Maths.Log(1.0 + LastMonth.Count());
}
