using System.Numerics;
using FeatureDsl.Online;

namespace FeatureDsl.Language.Tests;

/// <summary>Moments against rational arithmetic of arbitrary precision.</summary>
public class MomentsTests
{
    private static readonly Func<Random, double>[] Kinds =
    [
        r => (r.NextDouble() - 0.5) * 100,
        r => Math.Round(r.NextDouble() * 1000, 2),
        r => 1e9 + r.NextDouble(), // a mean that dwarfs the spread
        r => 1e15 + r.Next(3) * 0.125,
        r => Math.ScaleB(r.NextDouble() - 0.5, r.Next(-120, 96)),
        r => Math.ScaleB(1 - Math.ScaleB(1, -53), 96) * (r.Next(2) - 0.5) * 2, // the greatest there are
        r => Math.ScaleB(r.NextDouble(), -r.Next(60, 200)), // partly cut off
        r => r.Next(3) == 0 ? -0.0 : 7.5,
        r => Math.Exp(r.NextDouble() * 20), // skewed
    ];

    public static TheoryData<int> EveryKind => [.. Enumerable.Range(0, Kinds.Length)];

    [Theory, MemberData(nameof(EveryKind))]
    public void The_variance_of_doubles_is_the_true_one_correctly_rounded(int kind) => EachSet(kind, (values, sums) =>
    {
        var (n, units) = (values.Length, Array.ConvertAll(values, ExactOracle.Units));
        Assert.Equal(True(units, n, n), Totals.VariancePopulation(sums.S1, sums.S2, n));
        Assert.Equal(n < 2 ? null : True(units, n, n - 1), Totals.VarianceSample(sums.S1, sums.S2, n));
        Assert.Equal(Math.Sqrt(True(units, n, n)), Totals.StandardDeviationPopulation(sums.S1, sums.S2, n));
    });

    [Theory, MemberData(nameof(EveryKind))]
    public void Skewness_and_kurtosis_are_within_their_bound(int kind) => EachSet(kind, (values, sums) =>
    {
        var (n, units) = (values.Length, Array.ConvertAll(values, ExactOracle.Units));
        var total = units.Aggregate(BigInteger.Zero, (a, b) => a + b);
        BigInteger Central(int power) => units.Aggregate(BigInteger.Zero, (sum, u) => sum + BigInteger.Pow((n * u) - total, power));
        var (m2, m3, m4) = (Central(2), Central(3), Central(4));
        var (skewness, kurtosis) = (Totals.Skewness(sums.S1, sums.S2, sums.S3, n), Totals.Kurtosis(sums.S1, sums.S2, sums.S3, sums.S4, n));
        if (m2.IsZero)
        {
            Assert.Null(skewness);
            Assert.Null(kurtosis);
            return;
        }

        // With deviations times n: g1 = sqrt(n) m3 / m2^1.5, so g1^2 = n m3^2 / m2^3; g2 = (n m4 - 3 m2^2) / m2^2.
        Within(6, BigInteger.Pow(m2, 2), (n * m4) - (3 * BigInteger.Pow(m2, 2)), kurtosis!.Value);
        Assert.Equal(m3.Sign, Math.Sign(skewness!.Value));
        Within(12, BigInteger.Pow(m2, 3), n * m3 * m3, skewness.Value, isSquare: true);
    });

    [Fact]
    public void What_is_taken_from_a_sum_of_powers_leaves_the_others()
    {
        var random = new Random(7);
        for (var round = 0; round < 300; round++)
        {
            var (all, taken, left, power) = (new WideSum(), new WideSum(), new WideSum(), random.Next(2, 5));
            for (var i = 0; i < 10; i++)
            {
                var value = (random.NextDouble() - 0.5) * Math.ScaleB(1, random.Next(-120, 96));
                all.AddPower(value, power);
                if (i % 3 == 0)
                {
                    taken.AddPower(value, power);
                }
                else
                {
                    left.AddPower(value, power);
                }
            }

            Assert.Equal(left, all - taken);
        }
    }

    [Fact]
    public void Moments_of_integers_are_those_of_their_definition()
    {
        var random = new Random(5);
        for (var round = 0; round < 3000; round++)
        {
            var bits = random.Next(1, 64);
            var offset = random.Next(2) == 0 ? 0 : random.NextInt64() >> random.Next(2, 60);
            var values = Enumerable.Range(0, random.Next(1, 12)).Select(_ => random.Next(20) == 0 ? long.MinValue : (random.NextInt64() >> (63 - bits)) + offset).ToArray();
            var (s1, s2, s3, s4) = (Int128.Zero, new WideSum(), new WideSum(), new WideSum());
            foreach (var value in values)
            {
                s1 += value;
                s2.AddPower(value, 2);
                s3.AddPower(value, 3);
                s4.AddPower(value, 4);
            }

            var plain = PlainMoments.Whole(values.Select(v => (long?)v));
            Assert.Equal(PlainMoments.VariancePopulation(plain), Totals.VariancePopulation(s1, s2, values.Length));
            Assert.Equal(PlainMoments.VarianceSample(plain), Totals.VarianceSample(s1, s2, values.Length));
            Assert.Equal(PlainMoments.Skewness(plain), Totals.Skewness(s1, s2, s3, values.Length));
            Assert.Equal(PlainMoments.Kurtosis(plain), Totals.Kurtosis(s1, s2, s3, s4, values.Length));
        }
    }

    [Fact]
    public void Known_values_come_out()
    {
        double[] values = [2, 4, 4, 4, 5, 5, 7, 9]; // The usual example: mean 5, deviation 2.
        var sums = Sums.Of(values);
        Assert.Equal(4, Totals.VariancePopulation(sums.S1, sums.S2, 8));
        Assert.Equal(32 / 7.0, Totals.VarianceSample(sums.S1, sums.S2, 8));
        Assert.Equal(2, Totals.StandardDeviationPopulation(sums.S1, sums.S2, 8));
        Assert.Equal(0.65625, Totals.Skewness(sums.S1, sums.S2, sums.S3, 8));
        Assert.Equal(-0.21875, Totals.Kurtosis(sums.S1, sums.S2, sums.S3, sums.S4, 8));
    }

    [Fact]
    public void Over_nothing_they_are_missing()
    {
        Assert.Null(Totals.VariancePopulation(default(ExactSum), default, 0));
        Assert.Null(Totals.VarianceSample(default(Int128), default, 1));
        Assert.Null(Totals.Skewness(default(ExactSum), default, default, 0));
        Assert.Null(Totals.Kurtosis(default(Int128), default, default, default, 0));
    }

    private static void EachSet(int kind, Action<double[], Sums> check)
    {
        var random = new Random(kind);
        for (var round = 0; round < 400; round++)
        {
            var values = Values.Fill(random.Next(1, round % 20 == 0 ? 200 : 9), () => Kinds[kind](random));
            check(values, Sums.Of(values));
        }
    }

    private static double True(BigInteger[] units, int count, int freedom)
    {
        var total = units.Aggregate(BigInteger.Zero, (a, b) => a + b);
        var squares = units.Aggregate(BigInteger.Zero, (sum, u) => sum + BigInteger.Pow((count * u) - total, 2));
        return ExactOracle.Nearest(squares, (BigInteger)count * count * Math.Max(freedom, 1), -256);
    }

    // |actual (or its square) - numerator / denominator| <= bound * 2^-53 * numerator / denominator, in whole numbers. A square has twice the relative error.
    private static void Within(int bound, BigInteger denominator, BigInteger numerator, double actual, bool isSquare = false)
    {
        var exponent = actual == 0 ? 0 : Math.ILogB(actual) - 52;
        var units = (BigInteger)Math.ScaleB(actual, -exponent);
        (units, exponent) = isSquare ? (units * units, exponent * 2) : (units, exponent);
        var (left, right) = exponent >= 0 ? ((units << exponent) * denominator, numerator) : (units * denominator, numerator << -exponent);
        var difference = BigInteger.Abs(left - right);
        Assert.True(difference << 53 <= bound * BigInteger.Abs(right), $"{actual:R} is {(double)(difference << 60) / (double)BigInteger.Abs(right) / 128:F2} units of 2^-53 away.");
    }

    private readonly record struct Sums(ExactSum S1, WideSum S2, WideSum S3, WideSum S4)
    {
        public static Sums Of(double[] values)
        {
            var (s1, s2, s3, s4) = (new ExactSum(), new WideSum(), new WideSum(), new WideSum());
            foreach (var value in values)
            {
                s1.Add(value);
                s2.AddPower(value, 2);
                s3.AddPower(value, 3);
                s4.AddPower(value, 4);
            }

            return new(s1, s2, s3, s4);
        }
    }
}
