using System.Numerics;
using System.Runtime.InteropServices;
using FeatureDsl.Online;
using FeatureDsl.Operators.Portable;

namespace FeatureDsl.Language.Tests.Vectors;

/// <summary>Products, lengths and roundings, in plain C#, in the evaluator and in ClickHouse, against fractions.</summary>
public class VectorArithmeticTests
{
    private static readonly float[] Special =
        [0f, -0f, float.Epsilon, -float.Epsilon, 1.1754942e-38f, 1.17549435e-38f, 1, -1, 0.1f, 3, 1e14f, -1e14f, 2.8e14f, 1e-19f, -1e-20f, 16777216, 1.0000001f];

    [Fact]
    public void A_product_is_the_rounded_true_one()
    {
        var random = new Random(1);
        for (var i = 0; i < 20_000; i++)
        {
            var (a, b) = (Vector(random, 1 + (i % 5)), Vector(random, 1 + (i % 5)));
            var total = a.Zip(b, VectorOracle.Product).Aggregate(BigInteger.Zero, (sum, p) => sum + p);
            var expected = BitConverter.DoubleToInt64Bits(ExactOracle.Nearest(total, 1, -128));
            Assert.Equal(expected, BitConverter.DoubleToInt64Bits(a.Dot(b)));
            Assert.Equal(expected, BitConverter.DoubleToInt64Bits(VectorValues.Dot(a, b)));
            var length = Math.Sqrt(ExactOracle.Nearest(a.Aggregate(BigInteger.Zero, (sum, x) => sum + VectorOracle.Product(x, x)), 1, -128));
            Assert.Equal((length, length), (a.Norm(), VectorValues.Norm(a)));
        }
    }

    [Fact]
    public void The_order_of_elements_does_not_matter()
    {
        FeatureVector a = [1e14f, 1, -1e14f], b = [1, 1, 1];
        Assert.Equal(1, a.Dot(b));
        Assert.Equal(1, VectorValues.Dot(a, b));
    }

    [Fact]
    public void What_is_no_number_or_too_large_has_no_product()
    {
        FeatureVector[] strange = [[float.NaN, 1], [float.PositiveInfinity, 1], [float.NegativeInfinity, 0], [3e38f, 1]];
        foreach (var vector in strange)
        {
            Assert.Equal((double.NaN, double.NaN), (vector.Dot(vector), VectorValues.Dot(vector, vector)));
            Assert.Equal((double.NaN, double.NaN), (vector.Norm(), VectorValues.Norm(vector)));
        }

        // 2^48 squared is 2^96.
        FeatureVector much = [MathF.ScaleB(1, 48)], less = [MathF.BitDecrement(MathF.ScaleB(1, 48))];
        Assert.Equal((double.NaN, double.NaN), (much.Dot(much), VectorValues.Dot(much, much)));
        Assert.True(double.IsFinite(less.Dot(less)) && double.IsFinite(VectorValues.Dot(less, less)));
    }

    [Fact]
    public void A_cosine_is_made_of_products_step_by_step()
    {
        FeatureVector a = [3, 4], b = [4, 3], zero = [0, -0f];
        Assert.Equal((24.0 / 25, 24.0 / 25), (a.Cosine(b), VectorValues.Cosine(a, b)));
        Assert.Equal((double.NaN, double.NaN), (a.Cosine(zero), VectorValues.Cosine(a, zero)));
        Assert.Null(FeatureDsl.Vectors.Cosine(a, null));
        Assert.Null(VectorValues.Cosine(null, b));
    }

    [Fact]
    public void Vectors_of_two_dimensions_have_no_product() => Assert.Throws<ArgumentException>(() => FeatureDsl.Vectors.Dot([1, 2], [1]));

    [Fact]
    public void A_sum_and_a_mean_are_rounded_once_to_a_single()
    {
        foreach (var (sum, count) in Means(30_000))
        {
            var units = ExactSumTests.Units(sum);
            var (total, mean) = (VectorOracle.Nearest(units, 1), VectorOracle.Nearest(units, count));
            Assert.Equal(Bits(total), Bits(sum.ToSingle()));
            Assert.Equal(Bits(mean), Bits(sum.DivideToSingle(count)));
            Assert.Equal((Bits(total), Bits(mean)), (Bits(PlainVectors.Round(units, 1)), Bits(PlainVectors.Round(units, count))));
        }
    }

    [Fact]
    public void A_sum_and_a_mean_are_the_same_in_clickhouse()
    {
        var rows = Means(300_000).Select(r => new Mean256(r.Sum, r.Count)).ToArray();
        var totals = ClickHouse.Map<Mean256, float>("x Int256, y Int64", rows, table => ExactSumSql.ToFloat32.SelectFrom(table, "result", "x"));
        var means = ClickHouse.Map<Mean256, float>("x Int256, y Int64", rows, table => ExactSumSql.MeanToFloat32.SelectFrom(table, "result", "x", "y"));
        for (var i = 0; i < rows.Length; i++)
        {
            Assert.True(Bits(rows[i].Sum.ToSingle()) == Bits(totals[i]), $"{ExactSumTests.Units(rows[i].Sum)}: {rows[i].Sum.ToSingle():R}, in ClickHouse {totals[i]:R}");
            Assert.True(Bits(rows[i].Sum.DivideToSingle(rows[i].Count)) == Bits(means[i]), $"{ExactSumTests.Units(rows[i].Sum)} / {rows[i].Count}: {means[i]:R}");
        }
    }

    // Among them ties of two singles, and of two subnormal ones, and what lies a little beside.
    private static IEnumerable<(ExactSum Sum, long Count)> Means(int count)
    {
        var random = new Random(4);
        foreach (var sum in ExactSumTests.SumsToRound(count / 2))
        {
            yield return (sum, (random.NextInt64() >> random.Next(63)) + 1);
        }

        for (var i = 0; i < count / 2; i++)
        {
            var sum = default(ExactSum);
            sum.Add(Math.ScaleB(random.Next(1, 1 << 26), -128 + random.Next(1 + (i % 60))));
            sum.Add(random.Next(3) == 0 ? Math.ScaleB(random.Next(2), -128) : 0);
            if (i % 2 == 0)
            {
                sum.Negate();
            }

            yield return (sum, random.Next(3) == 0 ? 1L << random.Next(30) : random.Next(1, 100_000));
        }
    }

    private static FeatureVector Vector(Random random, int dimension) => FeatureVector.Of([.. Enumerable.Range(0, dimension).Select(_ =>
        random.Next(3) == 0 ? Special[random.Next(Special.Length)] : (random.NextSingle() - 0.5f) * MathF.ScaleB(1, random.Next(-140, 46)))]);

    private static int Bits(float value) => BitConverter.SingleToInt32Bits(value);

    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    private readonly record struct Mean256(ExactSum Sum, long Count);
}
