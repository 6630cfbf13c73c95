namespace FeatureDsl.Language.Tests.Windows;

/// <summary>What plain execution says of quantiles, frequent values and values by a key: worked out by hand, because the other executions are measured by it.</summary>
public class ChosenValuesTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.1, 1)] // ceil(0.4) = 1
    [InlineData(0.25, 1.5)] // 4 * 0.25 = 1: the middle of the first and the second
    [InlineData(0.26, 2)]
    [InlineData(0.5, 6)]
    [InlineData(0.75, 15)]
    [InlineData(0.76, 20)]
    [InlineData(1, 20)]
    public void A_quantile_is_that_of_the_second_definition_of_Hyndman_and_Fan(double share, double expected)
    {
        Assert.Equal(expected, Reading.Of(10, 2, null, 20, 1, double.NaN).Quantile(share, e => e.Value));
        Assert.Null(Reading.Of(null, double.NaN).Quantile(share, e => e.Value));
    }

    [Fact]
    public void The_median_is_the_quantile_of_one_half_never_an_infinity_nor_a_negative_zero()
    {
        Assert.Equal(2, Reading.Of(10, 2, 1).Median(e => e.Value));
        Assert.Equal(6, Reading.Of(10, 2, 1, 20).Median(e => e.Value));
        Assert.Equal(double.MaxValue, Reading.Of(double.MaxValue, double.MaxValue).Median(e => e.Value));
        Assert.Equal(0, Reading.Of(double.MaxValue, -double.MaxValue).Median(e => e.Value));
        Assert.False(double.IsNegative(Reading.Of(-0.0).Median(e => e.Value)!.Value));
    }

    [Fact]
    public void The_most_frequent_values_come_first_and_of_equal_ones_the_least()
    {
        var window = Reading.Of(3, 1, -0.0, null, double.NaN, 3, 0.0, 2, double.NaN);
        Assert.Equal([double.NaN, 0, 3, 1, 2], window.TopK(1000, e => e.Value));
        Assert.Equal([double.NaN, 0], window.TopK(2, e => e.Value));
        Assert.Equal(["b", "\uFB01", "\U0001F600"], Reading.All(new Reading(1, 1, 0, "\U0001F600"), new(2, 2, 0, "b"), new(3, 3, 0, "\uFB01"), new(4, 4, 0, null)).TopK(7, e => e.Word));
        Assert.Empty(Reading.Of(null, null).TopK(3, e => e.Value));
    }

    [Fact]
    public void A_value_stands_where_it_was_seen_first_or_where_it_was_seen_last()
    {
        var window = Reading.Of(3, null, -0.0, double.NaN, 3, 0.0, 2, double.NaN);
        Assert.Equal([3, 0, double.NaN, 2], window.FirstDistinct(1000, e => e.Value));
        Assert.Equal([double.NaN, 2, 0, 3], window.LastDistinct(1000, e => e.Value));
        Assert.Equal([3, 0], window.FirstDistinct(2, e => e.Value));
        Assert.Equal([double.NaN, 2], window.LastDistinct(2, e => e.Value));
        Assert.False(double.IsNegative(window.FirstDistinct(2, e => e.Value).At(1)!.Value));

        // Of one instant the lower id is the older, whatever order they came in.
        var tied = Reading.All(new Reading(2, 1, 0, "b"), new(1, 1, 0, "a"), new(3, 1, 0, "a"), new(0, 2, 0, null));
        Assert.Equal(["a", "b"], tied.FirstDistinct(5, e => e.Word));
        Assert.Equal(["a", "b"], tied.LastDistinct(5, e => e.Word));
        Assert.Empty(Reading.Of(null, null).FirstDistinct(3, e => e.Value));
    }

    [Fact]
    public void Entropy_is_in_nats()
    {
        Assert.Equal(Maths.Log(2), Reading.Of(1, 2, null, 1, 2).Entropy(e => e.Value));
        Assert.Equal(0.75 * -Math.Log(0.75) + (0.25 * -Math.Log(0.25)), Reading.Of(0, -0.0, double.NaN, 0).Entropy(e => e.Value)!.Value, 1e-15);
        Assert.Equal(0, Reading.Of(5, 5).Entropy(e => e.Value));
        Assert.Null(Reading.Of(null, null).Entropy(e => e.Value));
    }

    [Fact]
    public void A_bucket_holds_its_lower_bound()
    {
        var window = Reading.Of(-1, 0, -0.0, 0.5, 10, double.PositiveInfinity, double.NegativeInfinity, double.NaN, null);
        Assert.Equal([2, 3, 2], window.Histogram(e => e.Value, 0, 10));
        Assert.Equal([0, 0], Reading.Of(null, double.NaN).Histogram(e => e.Value, 3));
    }

    [Fact]
    public void Of_equal_keys_the_newest_event_counts()
    {
        Reading[] events = [new(1, 10, 3, "a"), new(3, 20, 3, "c"), new(2, 20, 3, "b"), new(4, 5, -0.0, "d"), new(5, 4, 0, "e"), new(6, 30, double.NaN, "f"), new(7, 31, null, "g")];
        foreach (var order in new[] { events, [.. events.Reverse()] })
        {
            Assert.Equal("c", Reading.All(order).MaxBy(e => e.Word, e => e.Value));
            Assert.Equal("d", Reading.All(order).MinBy(e => e.Word, e => e.Value));
        }
    }

    [Fact]
    public void What_is_missing_at_the_chosen_event_is_missing()
    {
        Reading[] events = [new(1, 10, 3, null), new(2, 11, 2, "b"), new(3, 12, null, "c")];
        Assert.Null(Reading.All(events).MaxBy(e => e.Word, e => e.Value));
        Assert.Equal("b", Reading.All(events).MinBy(e => e.Word, e => e.Value));
        Assert.Null(Reading.All(events[2..]).MinBy(e => e.Word, e => e.Value));
        Assert.Null(Reading.All().MinBy(e => e.Second, e => e.Value));
    }
}
