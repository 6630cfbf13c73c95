using System.Numerics;

namespace FeatureDsl.Language.Tests;

public class ExactSumTests
{
    private static readonly BigInteger Modulus = BigInteger.One << 256;

    [Theory]
    [InlineData(-140, 95)]
    [InlineData(-20, 20)]
    [InlineData(-130, -60)]
    [InlineData(60, 95)]
    public void A_sum_is_the_true_sum(int least, int most)
    {
        var values = Values.Sized(least, most, 20_000, least);
        var (sum, expected) = (new ExactSum(), BigInteger.Zero);
        foreach (var value in values)
        {
            sum.Add(value);
            expected += ExactOracle.Units(value);
            Assert.Equal(expected, Units(sum));
            Assert.Equal(ExactOracle.Nearest(expected, 1, -128), sum.ToDouble());
        }
    }

    [Fact]
    public void A_sum_does_not_depend_on_the_order_of_its_addends()
    {
        var values = Values.Sized(-128, 95, 50_000, 1);
        var forward = Sum(values);
        new Random(2).Shuffle(values);
        Assert.Equal(forward, Sum(values));
        var (left, right) = (Sum(values[..12_345]), Sum(values[12_345..]));
        left.Add(right);
        Assert.Equal(forward, left);
        left.Subtract(right);
        Assert.Equal(Sum(values[..12_345]), left);
    }

    [Fact]
    public void What_was_added_and_taken_away_leaves_nothing()
    {
        var values = Values.Sized(-140, 95, 50_000, 3);
        var sum = Sum(values);
        foreach (var value in values)
        {
            sum.Subtract(value);
        }

        Assert.True(sum.IsZero);
        Assert.Equal(0, BitConverter.DoubleToInt64Bits(sum.ToDouble()));
    }

    [Fact]
    public void Small_addends_beside_a_great_one_are_not_lost()
    {
        var sum = Sum([1e28, .. Enumerable.Repeat(1e-10, 1000), -1e28]);
        Assert.Equal(ExactOracle.Nearest(ExactOracle.Units(1e-10) * 1000, 1, -128), sum.ToDouble());
    }

    [Theory]
    [InlineData(1, 1, 53, 1.0)] // 1 + 2^-53 is a tie: to even
    [InlineData(1, 3, 53, 1.0000000000000004)] // 1 + 3 * 2^-53: a tie, the even one is above
    public void A_tie_goes_to_the_even_neighbour(double one, int times, int exponent, double expected)
    {
        var sum = Sum([one, .. Enumerable.Repeat(Math.ScaleB(1, -exponent), times)]);
        Assert.Equal(expected, sum.ToDouble());
        sum.Add(Math.ScaleB(1, -128));
        Assert.Equal(Math.BitIncrement(times == 1 ? 1.0 : Math.BitIncrement(1.0)), sum.ToDouble());
        sum.Negate();
        Assert.Equal(-Math.BitIncrement(times == 1 ? 1.0 : Math.BitIncrement(1.0)), sum.ToDouble());
    }

    [Fact]
    public void Bits_below_the_unit_are_cut_off_towards_zero()
    {
        foreach (var value in (double[])[double.Epsilon, 1e-300, Math.ScaleB(1, -129), Math.BitDecrement(Math.ScaleB(1, -128)), 0, -0.0])
        {
            Assert.True(Sum([value]).IsZero);
            Assert.True(Sum([-value]).IsZero);
        }

        Assert.Equal(-Math.ScaleB(1, -128), Sum([-Math.BitDecrement(Math.ScaleB(1, -127))]).ToDouble());
    }

    [Fact]
    public void What_cannot_be_added_adds_nothing()
    {
        var limit = Math.ScaleB(1, 96);
        foreach (var value in (double[])[double.NaN, double.PositiveInfinity, double.NegativeInfinity, limit, -limit, double.MaxValue])
        {
            Assert.Equal(double.IsFinite(value), ExactSum.IsOversized(value));
            Assert.True(Sum([value]).IsZero);
        }

        Assert.False(ExactSum.IsOversized(Math.BitDecrement(limit)));
        Assert.Equal(Math.BitDecrement(limit), Sum([Math.BitDecrement(limit)]).ToDouble());
    }

    [Fact]
    public void Two_to_the_31_of_the_greatest_addends_fit()
    {
        var sum = Sum([-Math.BitDecrement(Math.ScaleB(1, 96))]);
        for (var i = 0; i < 31; i++)
        {
            sum.Add(sum);
        }

        Assert.Equal(-Math.ScaleB(Math.BitDecrement(Math.ScaleB(1, 96)), 31), sum.ToDouble());
        Assert.Equal(-Math.BitDecrement(Math.ScaleB(1, 96)), sum.DivideToDouble(1L << 31));
    }

    [Fact]
    public void A_mean_is_the_true_quotient()
    {
        var random = new Random(5);
        foreach (var sum in SumsToRound(20_000))
        {
            foreach (var count in (long[])[1, 2, 3, random.Next(1, 1000), random.NextInt64(1, long.MaxValue) >> random.Next(63) | 1,
                long.MaxValue])
            {
                Assert.Equal(ExactOracle.Nearest(Units(sum), count, -128), sum.DivideToDouble(count));
            }
        }
    }

    [Fact]
    public void A_mean_of_integers_is_the_true_quotient()
    {
        var random = new Random(6);
        for (var i = 0; i < 50_000; i++)
        {
            var sum = new Int128((ulong)random.NextInt64(), (ulong)random.NextInt64()) >> (i % 127);
            sum = i % 2 == 0 ? sum : -sum;
            var count = (random.NextInt64() >> (i % 61)) + 1;
            Assert.Equal(ExactOracle.Nearest((BigInteger)sum, count, 0), ExactMean.Of(sum, count));
        }

        Assert.Equal(-Math.ScaleB(1, 127), ExactMean.Of(Int128.MinValue, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ExactMean.Of(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ExactSum().DivideToDouble(0));
    }

    [Fact]
    public void A_sum_is_written_and_read_as_32_bytes()
    {
        foreach (var sum in SumsToRound(2000))
        {
            Assert.Equal(sum, ExactSum.Read(Bytes(sum)));
        }
    }

    /// <summary>Sums of every size and sign, most of them near a tie of the rounding.</summary>
    internal static IEnumerable<ExactSum> SumsToRound(int count)
    {
        var random = new Random(9);
        var bytes = new byte[ExactSum.Size];
        for (var i = 0; i < count; i++)
        {
            random.NextBytes(bytes);
            var size = new BigInteger(bytes, isUnsigned: true) >> (i % 256) >> 1;
            var low = Math.Max((int)size.GetBitLength() - 54 - i % 3, 0);
            var near = (size >> low << low) + (i % 5) - 2;
            yield return FromUnits(i % 4 == 0 ? size : i % 2 == 0 ? near : -near);
        }
    }

    internal static BigInteger Units(in ExactSum sum) => new(Bytes(sum));

    private static ExactSum FromUnits(BigInteger units)
    {
        var bytes = new byte[ExactSum.Size];
        (((units % Modulus) + Modulus) % Modulus).TryWriteBytes(bytes, out _, isUnsigned: true);
        return ExactSum.Read(bytes);
    }

    private static byte[] Bytes(in ExactSum sum)
    {
        var bytes = new byte[ExactSum.Size];
        sum.Write(bytes);
        return bytes;
    }

    private static ExactSum Sum(IEnumerable<double> values)
    {
        var sum = new ExactSum();
        foreach (var value in values)
        {
            sum.Add(value);
        }

        return sum;
    }
}
