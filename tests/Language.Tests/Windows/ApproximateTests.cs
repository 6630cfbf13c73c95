using FeatureDsl.Language.Tests.Online;
using FeatureDsl.Online;

namespace FeatureDsl.Language.Tests.Windows;

/// <summary>Quantiles of rounded numbers: how near they are, and how little is kept for them.</summary>
public class ApproximateTests
{
    [Theory]
    [InlineData(1.0, 1.0)]
    [InlineData(255, 255)]
    [InlineData(256.99, 256)]
    [InlineData(257, 258)]
    [InlineData(-257, -258)]
    [InlineData(-0.0, -0.0)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.MaxValue, double.PositiveInfinity)]
    [InlineData(double.NaN, double.NaN)]
    [InlineData(double.Epsilon, 0.0)]
    public void Eight_bits_are_left(double x, double expected) =>
        Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(Maths.RoundToEightBits(x)));

    [Fact]
    public void A_quantile_is_near_the_exact_one()
    {
        var (random, worst) = (new Random(5), 0.0);
        for (var round = 0; round < 2_000; round++)
        {
            var numbers = Enumerable.Range(0, 1 + (2 * random.Next(30))).Select(_ => (double?)((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-300, 300)))).ToList();
            var window = Reading.Of(numbers);
            var share = random.NextDouble();
            var (exact, near) = (window.Quantile(share, e => e.Value)!.Value, window.QuantileApproximate(share, e => e.Value)!.Value);
            worst = Math.Max(worst, Math.Abs(near - exact) / Math.Abs(exact));
            Assert.Equal(window.QuantileApproximate(0.5, e => e.Value), window.MedianApproximate(e => e.Value));
        }

        Assert.InRange(worst, 1.0 / 300, 1.0 / 256);
    }

    [Fact]
    public void The_state_of_a_window_without_an_old_edge_does_not_grow_with_events()
    {
        var (random, exact, near, sizes) = (new Random(9), new ProbeState(), new ProbeState(), new List<(int Exact, int Near)>());
        var all = exact.Keep(new ValueCountsState<double, Float64Slot>(exact.Time, Grain.All));
        var few = near.Keep(new ValueCountsState<double, Float64Slot>(near.Time, Grain.All));
        for (var i = 1; i <= 100_000; i++)
        {
            var price = 1 + (random.NextDouble() * 1023);
            all.Add(i, price);
            few.Add(i, Maths.RoundToEightBits(price));
            if (i is 50_000 or 100_000)
            {
                sizes.Add((exact.Packed().Length, near.Packed().Length));
            }
        }

        Assert.InRange(sizes[1].Near, 1, 40_000);
        Assert.InRange(sizes[1].Near, sizes[0].Near, sizes[0].Near * 1.3); // Counts grow wider; there are no more of them.
        Assert.True(sizes[1].Exact > 20 * sizes[1].Near, $"{sizes[1]}");
    }

    [Theory]
    [InlineData(0, 41)]
    [InlineData(2048L + 5, (5 * 64) + 1)]
    [InlineData((2048L << 39) + 5, (5 * 64) + 40)]
    [InlineData(7, (7 * 64) + 41)]
    [InlineData(-1, (2047 * 64) + 1)]
    [InlineData(long.MinValue, 41)]
    public void A_coupon_is_a_register_and_a_rank(long hash, int expected) => Assert.Equal(expected, Hash.Coupon(hash));

    [Fact]
    public void Different_values_are_counted_within_the_stated_error()
    {
        var squares = new Dictionary<int, List<double>>();
        for (var round = 0; round < 60; round++)
        {
            var fold = new CouponFold();
            for (var n = 1; n <= 300_000; n++)
            {
                fold.Add(Hash.Coupon(Hash.Of(((long)round << 40) + n)));
                if (n is 1 or 10 or 100 or 1_000 or 5_000 or 10_000 or 30_000 or 100_000 or 300_000)
                {
                    squares.TryAdd(n, []);
                    squares[n].Add((double)fold.Estimate() / n - 1);
                }
            }
        }

        foreach (var (n, errors) in squares)
        {
            // The deviation of 60 rounds is within a third of the true one but once in 10,000 times, and their mean within four standard errors.
            Assert.InRange(Math.Sqrt(errors.Average(e => e * e)), 0, 1.33 * 1.04 / Math.Sqrt(2048));
            Assert.InRange(errors.Average(), -4 * 0.023 / Math.Sqrt(60), 4 * 0.023 / Math.Sqrt(60));
            Assert.True(n > 1 || errors.All(e => e == 0), $"one value is one: {string.Join(' ', errors)}");
        }
    }

    [Fact]
    public void Plain_execution_counts_the_same_coupons()
    {
        foreach (var count in new[] { 0, 1, 2, 50, 3_000, 20_000 })
        {
            var (words, fold) = (Enumerable.Range(0, count).Select(i => (string?)$"word {i}").Append(null).ToList(), new CouponFold());
            words.ForEach(w => { if (Hash.Of(w) is { } hash) fold.Add(Hash.Coupon(hash)); });
            Assert.Equal(fold.Estimate(), Reading.Of(words.Select((_, i) => (double?)i).ToList()).CountDistinctApproximate(e => words[(int)e.Value!]));
        }
    }

    [Fact]
    public void The_state_of_different_values_is_bounded()
    {
        var (exact, near, window) = (new ProbeState(), new ProbeState(), new ProbeState());
        var all = exact.Keep(new CountDistinctState<long, Int64Slot>(exact.Time, Grain.All));
        var few = near.Keep(new CouponState(near.Time, Grain.All));
        var sliding = window.Keep(new CouponState(window.Time, Replay.Exact with { Reach = 1_000_000 }));
        for (var i = 1L; i <= 200_000; i++)
        {
            all.Add(i, i);
            few.Add(i, Hash.Coupon(Hash.Of(i)));
            sliding.Add(i, Hash.Coupon(Hash.Of(i)));
        }

        Assert.InRange(near.Packed().Length, 2048 * 4, (2048 * 4) + 200);
        Assert.InRange(window.Packed().Length, 2048 * 4, 2048 * 7 * 10);
        Assert.True(exact.Packed().Length > 8 * 200_000);
    }
}
