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
}
