using FeatureDefs.Flights;

namespace FeatureDsl.Features.Tests;

/// <summary>Features of flights, as plain C#: no server, no generated SQL, a list of events and an instant.</summary>
public class FlightsTests
{
    private static readonly DateTime Noon = new(2001, 5, 1, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void A_flight_counts_once_it_has_arrived()
    {
        var flight = Flight(left: Noon.AddHours(-3), arrived: Noon, delay: 40);

        Assert.Equal(0, At(Noon, flight).Departures6h);
        Assert.Equal(1, At(Noon.AddMicroseconds(1), flight).Departures6h);
    }

    [Fact]
    public void A_window_holds_its_old_edge_and_not_its_new_one()
    {
        var flight = Flight(left: Noon.AddHours(-6), arrived: Noon.AddHours(-5), delay: 0);

        Assert.Equal(1, At(Noon, flight).Departures6h);
        Assert.Equal(0, At(Noon.AddMicroseconds(1), flight).Departures6h);
    }

    [Fact]
    public void Late_is_more_than_a_quarter_of_an_hour()
    {
        var traffic = At(Noon, Flight(Noon.AddHours(-9), Noon.AddHours(-7), 15), Flight(Noon.AddHours(-8), Noon.AddHours(-6), 16));

        Assert.Equal(0.5, traffic.LateShare24h);
        Assert.Equal(15.5, traffic.MeanDelay24h);
        Assert.Equal(16, traffic.WorstDelay24h);
    }

    [Fact]
    public void Over_nothing_counts_are_zero_and_the_rest_is_missing()
    {
        var traffic = At(Noon);

        Assert.Equal(0, traffic.Departures24h);
        Assert.Null(traffic.MeanDelay24h);
        Assert.Null(traffic.LateShare24h);
        Assert.Null(traffic.HoursSinceDeparture);
    }

    [Fact]
    public void A_route_looks_at_its_ten_newest_flights()
    {
        var flights = Enumerable.Range(1, 12).Select(i => Flight(Noon.AddDays(-i), Noon.AddDays(-i).AddHours(2), delay: i == 11 ? 500 : i));

        Assert.Equal(10, new RouteHistory(Noon, flights).WorstDelayOfTen);
    }

    private static AirportTraffic At(DateTime asOf, params Flight[] departures) => new(asOf, departures, []);

    private static Flight Flight(DateTime left, DateTime arrived, int delay) => new()
    {
        FlightId = left.Ticks, Origin = "ORD", Destination = "LAX", DepartedAt = left, ArrivedAt = arrived, Delay = delay, Distance = 1745,
    };
}
