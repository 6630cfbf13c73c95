using FeatureDefs.Flights;
using FeatureDefs.Rides;

namespace FeatureDsl.Features.Tests;

/// <summary>Training sets as plain C#: an event, and the events that labels look at.</summary>
public class TrainingSetTests
{
    private static readonly DateTime Noon = new(2024, 5, 1, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Labels_are_properties_of_the_class()
    {
        var flight = new Flight { FlightId = 1, Origin = "ORD", Destination = "LAX", DepartedAt = Noon, ArrivedAt = Noon.AddHours(4), Delay = 16, Distance = 1745 };
        var set = new DelayTraining(flight, null!, new Events<Flight>(Noon, [flight]));

        Assert.Equal(Noon, set.At);
        Assert.Equal(248, set.ScheduledMinutes);
        Assert.True(set.IsLate);
        Assert.Equal(16.0, set.MeanDelayNextHour);
    }

    [Fact]
    public void The_horizon_holds_its_beginning_with_the_event_itself_and_not_its_end()
    {
        var trip = Trip(1, Noon);

        Assert.False(At(trip).RidesAgain);
        Assert.True(At(trip, Trip(2, Noon)).RidesAgain);
        Assert.True(At(trip, Trip(2, Noon.AddDays(7).AddMicroseconds(-1))).RidesAgain);
        Assert.False(At(trip, Trip(2, Noon.AddDays(7))).RidesAgain);
        Assert.False(At(trip, Trip(2, Noon.AddMicroseconds(-1))).RidesAgain);
    }

    private static TipsTraining At(Trip trip, params Trip[] others) => new(trip, null!, new Events<Trip>(trip.RequestedAt, [trip, .. others]));

    // Known only months later: a label looks at what came, whenever it became known.
    private static Trip Trip(int id, DateTime at) => new()
    {
        TripId = new Guid(id, 0, 0, new byte[8]), DriverId = 1, RiderId = 1, RequestedAt = at, FinishedAt = at.AddDays(90), Fare = 10, Status = TripStatus.Finished,
    };
}
