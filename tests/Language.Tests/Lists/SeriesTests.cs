namespace FeatureDsl.Language.Tests.Lists;

/// <summary>Windows that are cut into buckets, in plain C#.</summary>
public class SeriesTests
{
    private static readonly DateTime Now = new(2026, 3, 10, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void The_newest_bucket_is_last_and_every_bucket_holds_its_start_and_not_its_end()
    {
        var window = At(1, 3_599_999_999, 3_600_000_000, 3_600_000_001, 7_200_000_000, 10_800_000_000, 10_800_000_001).Last(3.Hours);
        Assert.Equal([1, 2, 3], window.Every(1.Hours).Count());
        Assert.Equal([10_800_000_000, 10_800_000_001, 7_200_000_000], window.Every(1.Hours).Sum(e => e.Ago));
        Assert.Equal([6], window.Every(3.Hours).Count());
        Assert.Equal([0, 0, 1], window.Every(1.Hours).Count(e => e.Ago == 1));
    }

    [Fact]
    public void Empty_buckets_have_their_place()
    {
        var series = At(1, 7_200_000_000).Last(3.Hours).Every(1.Hours);
        Assert.Equal([0, 1, 1], series.Count());
        Assert.Equal([null, 7_200_000_000.0, 1.0], series.Average(e => (double)e.Ago));
        Assert.Equal([0.0, 7_200_000_000.0, 1.0], series.Sum(e => (double)e.Ago));
        Assert.Equal([0m, 0m, 0m], At().Last(3.Hours).Every(1.Hours).Sum(e => (decimal)e.Ago));
    }

    [Fact]
    public void Each_bucket_has_its_least_greatest_first_and_last_value()
    {
        var series = At(1, 5, 3_600_000_000, 10_800_000_000, 10_799_999_999).Last(3.Hours).Every(1.Hours);
        Assert.Equal([10_799_999_999, null, 1], series.Min(e => e.Ago));
        Assert.Equal([10_800_000_000, null, 3_600_000_000], series.Max(e => e.Ago));
        Assert.Equal([10_800_000_000, null, 3_600_000_000], series.First(e => e.Ago));
        Assert.Equal(["10799999999", null, "1"], series.Last(e => e.Ago.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal([1, 0, 2], series.CountDistinct(e => e.Ago == 1));
        Assert.Equal([10_800_000_000, 0, 0], series.Sum(e => e.Ago == 10_800_000_000 ? TimeSpan.FromHours(3) : (TimeSpan?)null).Select(s => s.Ticks / 10));
        Assert.Equal([null, null, null], series.Average(_ => (TimeSpan?)null));
    }

    [Fact]
    public void Each_bucket_has_the_spread_and_the_middle_of_its_values()
    {
        // In hours before: 13, 14 and 18 | nothing | 1 and 3.
        var series = At([.. new long[] { 1, 3, 13, 14, 18 }.Select(h => h * 3_600_000_000)]).Last(18.Hours).Every(6.Hours);
        Assert.Equal([14.0 / 3, null, 1], series.VariancePopulation(Hours));
        Assert.Equal([7, null, 2], series.VarianceSample(Hours));
        Assert.Equal([null, null, 1], series.StandardDeviationPopulation(e => Hours(e) < 9 ? Hours(e) : null));
        Assert.Equal([Math.Sqrt(7), null, Math.Sqrt(2)], series.StandardDeviationSample(e => (double)Hours(e)!));
        Assert.Equal([0.5951700641, null, 0], series.Skewness(Hours).Select(k => k is { } value ? Math.Round(value, 10) : k));
        Assert.Equal([-1.5, null, -2], series.Kurtosis(Hours).Select(k => k is { } value ? Math.Round(value, 10) : k));
        Assert.Equal([14, null, 2], series.Median(e => Hours(e)));
        Assert.Equal([18, null, 3], series.Quantile(0.9, e => Hours(e)));
        Assert.Equal([1400, null, 200], series.MedianApproximate(e => 100 * Hours(e)));
        Assert.Equal([1304, null, 100.5], series.QuantileApproximate(0.1, e => 100.3 * Hours(e)));
        Assert.Equal([0, null, 0.6931471805599453], series.Entropy(e => e.Ago == 3_600_000_000));
        Assert.Equal([3, 0, 2], series.CountDistinctApproximate(e => e.Ago));
    }

    [Fact]
    public void Each_bucket_has_the_value_of_the_best_key()
    {
        var series = At(1, 5, 3_600_000_000, 10_800_000_000, 10_799_999_999).Last(3.Hours).Every(1.Hours);
        Assert.Equal([10_800_000_000, null, 5], series.MinBy(e => e.Ago, e => e.Ago % 5));
        Assert.Equal(["10799999999", null, "1"], series.MaxBy(e => e.Ago.ToString(System.Globalization.CultureInfo.InvariantCulture), e => e.Ago % 5));
        Assert.Equal([null, null, 5], series.MaxBy(e => e.Ago, e => e.Ago == 5 ? 1.0 : (double?)null));
    }

    [Fact]
    public void What_is_said_of_each_bucket_is_said_as_of_the_instant()
    {
        var series = At(1, 3_600_000_000, 10_800_000_000, 10_799_999_999).Last(3.Hours).Every(1.Hours);
        Assert.Equal([true, false, true], series.Any());
        Assert.Equal([false, false, true], series.Any(e => e.Ago == 1));
        Assert.Equal([false, true, true], series.All(e => e.Ago < 10_800_000_000));
        Assert.Equal([0.5, null, 1], series.Ratio(e => e.Ago < 10_800_000_000));
        Assert.Equal([null, null, 0.5], series.Ratio(e => e.Ago == 1, e => e.Ago < 10_000_000_000));
        Assert.Equal([1, 0, 2], series.CountPresent(e => e.Ago == 10_800_000_000 ? null : (long?)1));
        Assert.Equal([1, null, 3_599_999_999], series.Range(e => e.Ago));
        Assert.Equal([10_799_999_999, null, 1], series.TimeSinceLast().Select(s => s?.Ticks / 10));
        Assert.Equal([10_800_000_000, null, 3_600_000_000], series.TimeSinceFirst().Select(s => s?.Ticks / 10));
        Assert.Equal([0, 0, 0.5], At(3_600_000_000).Last(3.Hours).Every(1.Hours).DecayedCount(1.Hours));
        Assert.Equal([1, 0, 0], At(10_800_000_000).Last(3.Hours).Every(1.Hours).DecayedSum(_ => 8, 1.Hours));
    }

    [Fact]
    public void A_filter_may_stand_before_and_behind_the_window()
    {
        var events = At(1, 2, 3_600_000_001);
        Assert.Equal([1, 1], events.Where(e => e.Ago != 2).Last(2.Hours).Every(1.Hours).Count());
        Assert.Equal([1, 1], events.Last(2.Hours).Where(e => e.Ago != 2).Every(1.Hours).Count());
    }

    [Fact]
    public void Only_whole_numbers_of_buckets_of_an_exact_window_can_be_asked()
    {
        var events = At(1);
        Assert.Throws<FeatureDslException>(() => events.All().Every(1.Hours));
        Assert.Throws<FeatureDslException>(() => events.Last(5).Every(1.Hours));
        Assert.Throws<FeatureDslException>(() => events.Last(2.Hours).Last(5).Every(1.Hours));
        Assert.Throws<FeatureDslException>(() => events.Last(2.Hours, 1.Minutes).Every(1.Hours));
        Assert.Throws<FeatureDslException>(() => events.Last(2.Hours).Every(50.Minutes));
        Assert.Throws<FeatureDslException>(() => events.Last(65.Hours).Every(1.Hours));
        Assert.Throws<FeatureDslException>(() => events.Last(2.Hours).Every(TimeSpan.Zero));
        Assert.Equal(64, events.Last(64.Hours).Every(1.Hours).Count().Count);
    }

    private static long? Hours(Tick e) => e.Ago / 3_600_000_000;

    private static Events<Tick> At(params long[] ago) => new(Now, ago.Select(a => new Tick(a)));

    private sealed record Tick(long Ago) : IRow
    {
        public DateTime RowTime => Now.AddMicroseconds(-Ago);

        public DateTime RowKnown => RowTime;

        public TimeSpan RowHorizon => TimeSpan.Zero;

        public IComparable? RowTieBreak => null;

        public object? RowKey(string property) => null;

        public string? RowFault() => null;
    }
}
