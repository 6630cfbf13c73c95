using System.Globalization;
using FeatureDefs.Rides;

namespace FeatureDsl.Features.Tests;

/// <summary>Features of rides, as plain C#.</summary>
public class RidesTests
{
    private static readonly DateTime Now = new(2024, 3, 1, 9, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void A_driver_is_paid_for_finished_trips_only()
    {
        var driver = new DriverActivity(Now, [Trip(1, 10.50m), Trip(2, 20m), Trip(3, 99m, TripStatus.CancelledByDriver)], []);

        Assert.Equal(30.50m, driver.Fare30d);
        Assert.Equal(15.25, driver.MeanFare30d);
        Assert.Equal(1.0 / 3, driver.CancelRate30d);
    }

    // A decimal that lost the zeros at its end is the same number, but .NET converts it to another double.
    [Fact]
    public void A_sum_of_fares_keeps_its_two_digits() =>
        Assert.Equal("2.00", new DriverActivity(Now, [Trip(1, 1.10m), Trip(2, 0.90m)], []).Fare30d.ToString(CultureInfo.InvariantCulture));

    [Fact]
    public void The_rating_is_the_one_that_held_at_the_instant()
    {
        DriverProfile[] profiles = [Profile(Now.AddDays(-9), 4.1f), Profile(Now, 4.9f), Profile(Now.AddMicroseconds(1), 1f)];

        Assert.Equal(4.9f, new DriverActivity(Now, [], profiles).Rating);
        Assert.Equal(4.1f, new DriverActivity(Now.AddMicroseconds(-1), [], profiles).Rating);
        Assert.Null(new DriverActivity(Now.AddDays(-10), [], profiles).Rating);
    }

    [Fact]
    public void The_same_trip_told_twice_counts_once()
    {
        var trip = Trip(1, 10m);

        Assert.Equal(1, new DriverActivity(Now, [trip, trip with { FinishedAt = trip.FinishedAt.AddMinutes(59) }], []).Trips7d);
        Assert.Equal(2, new DriverActivity(Now, [trip, trip with { FinishedAt = trip.FinishedAt.AddMinutes(61) }], []).Trips7d);
    }

    [Fact]
    public void A_division_by_zero_trips_is_an_error_and_not_a_number()
    {
        var context = new RideContext(Now, new RideRequest { DistanceKm = 4, City = "Oslo" }, new DriverActivity(Now, [], []), new RiderActivity(Now, []));

        Assert.Throws<DivideByZeroException>(() => context.TripsPerRiderTrip);
        Assert.Null(context.PricePerKm);
        Assert.Equal(9, context.HourOfDay);
    }

    [Fact]
    public void An_instant_that_is_not_utc_is_refused() =>
        Assert.Contains("UTC", Assert.Throws<FeatureDslException>(() => new RiderActivity(new DateTime(2024, 1, 1), [])).Message, StringComparison.Ordinal);

    private static Trip Trip(int daysAgo, decimal fare, TripStatus status = TripStatus.Finished) => new()
    {
        TripId = Guid.NewGuid(), DriverId = 1, RiderId = 2, RequestedAt = Now.AddDays(-daysAgo), FinishedAt = Now.AddDays(-daysAgo).AddMinutes(20), Fare = fare, Status = status,
    };

    private static DriverProfile Profile(DateTime since, float rating) => new() { DriverId = 1, Since = since, Rating = rating, HasLargeCar = false };
}
