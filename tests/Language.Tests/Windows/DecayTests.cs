namespace FeatureDsl.Language.Tests.Windows;

/// <summary>What plain execution says of sums that fade: by hand where it is exact, and against the true ones.</summary>
public class DecayTests
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Fact]
    public void Half_is_left_after_a_half_life()
    {
        // Readings are of a day before the instant, and half-lives of a day begin at midnight.
        Assert.Equal(4, Reading.Of(8).DecayedSum(e => e.Value, Day));
        Assert.Equal(2, Reading.Of(8).DecayedSum(e => e.Value, Day / 2));
        Assert.Equal(8 * Math.ScaleB(1, -24), Reading.Of(8).DecayedSum(e => e.Value, TimeSpan.FromHours(1)));
        Assert.Equal(0.5, Reading.Of(8).DecayedCount(Day));
    }

    [Fact]
    public void What_is_missing_or_no_number_adds_nothing_and_what_is_too_large_is_an_error()
    {
        Assert.Equal(0, Reading.Of().DecayedSum(e => e.Value, Day));
        Assert.Equal(0, Reading.Of(null, double.NaN, double.PositiveInfinity).DecayedSum(e => e.Value, Day));
        Assert.Throws<OverflowException>(() => Reading.Of(Math.ScaleB(1, 96)).DecayedSum(e => e.Value, Day));
        Assert.Equal(0, Reading.Of(1e20).DecayedSum(e => e.Value, TimeSpan.FromMicroseconds(1)));
    }

    [Fact]
    public void There_is_no_half_life_of_nothing_and_none_longer_than_a_century()
    {
        Assert.Throws<FeatureDslException>(() => Reading.Of(1).DecayedCount(TimeSpan.Zero));
        Assert.Throws<FeatureDslException>(() => Reading.Of(1).DecayedCount(TimeSpan.FromDays(36_526)));
        Assert.True(Reading.Of(1).DecayedCount(TimeSpan.FromDays(36_525)) > 0.99998);
    }

    [Fact]
    public void A_sum_is_within_ten_roundings_of_the_true_one()
    {
        var (random, worst) = (new Random(7), 0.0);
        for (var round = 0; round < 400; round++)
        {
            // From a tenth of a second to ninety years; no event is older than sixty of them, so that what is cut off below 2^-128 does not count.
            var halfLife = (long)(1e5 * Math.Exp(random.NextDouble() * Math.Log(3e10)));
            var seconds = Math.Clamp(halfLife * 60 / 1_000_000, 1, 86_399);
            var events = Enumerable.Range(0, 30).Select(i => new Reading(i, 86_399 - (int)random.NextInt64(seconds), Number(random))).ToList();
            var sum = Reading.All(events).DecayedSum(e => e.Value, TimeSpan.FromMicroseconds(halfLife));
            var asOf = events[0].RowTime.Date.AddDays(1);
            worst = Math.Max(worst, Reference.DecayError(events.Select(e => (e.Value!.Value, (asOf - e.RowTime).Ticks / 10)), halfLife, sum));
        }

        Assert.InRange(worst, 1e-17, 10 * Math.ScaleB(1, -53));
    }

    [Fact]
    public void The_order_of_events_and_what_came_and_went_change_no_bit()
    {
        var random = new Random(3);
        var events = Enumerable.Range(0, 50).Select(i => new Reading(i, random.Next(86_000), Number(random))).ToList();
        var sum = Reading.All(events).DecayedSum(e => e.Value, TimeSpan.FromHours(5));
        Assert.Equal(sum, Reading.All(events.OrderBy(_ => random.Next()).ToList()).DecayedSum(e => e.Value, TimeSpan.FromHours(5)));
        Assert.Equal(sum, Reading.All([.. events, new Reading(99, 86_400_000, 1e9)]).DecayedSum(e => e.Value, TimeSpan.FromHours(5)));
    }

    private static double Number(Random random) => (random.NextDouble() - 0.3) * Math.Pow(10, random.Next(-3, 9));
}
