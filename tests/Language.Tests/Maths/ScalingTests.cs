using FeatureDsl.Operators.Portable;

namespace FeatureDsl.Language.Tests;

public class ScalingTests
{
    private static readonly double[] Doubles = [.. Values.Special, .. Values.AnyBits(50_000, 1), .. Values.Between(-5, 5, 50_000, 2), -0.0];

    private enum Colour
    {
        Red = 3,
        Green = 7,
        Blue = 1,
    }

    [Fact]
    public void Scaling_is_the_same_in_sql_and_csharp()
    {
        AssertSame(PortableSql.Truncate("x"), Maths.Truncate);
        AssertSame(PortableSql.Clip("x", "-1.5", "2.5"), x => Maths.Clip(x, -1.5, 2.5));
        AssertSame(PortableSql.ZScore("x", "0.3", "1.7"), x => Maths.ZScore(x, 0.3, 1.7));
        AssertSame(PortableSql.MinMax("x", "-3.1", "9.4"), x => Maths.MinMax(x, -3.1, 9.4));
        AssertSame($"toFloat64({PortableSql.Sign("x")})", x => Maths.Sign(x));
        AssertSame($"toFloat64({PortableSql.Bucketise("x", ["-2.", "0.", "0.1", "3."])})", x => Maths.Bucketise(x, -2, 0, 0.1, 3));
    }

    [Fact]
    public void A_boundary_belongs_to_the_bucket_above_it()
    {
        Assert.Equal([0, 1, 1, 2, 2, -1], ((double[])[-1, 0, 4.9, 5, double.PositiveInfinity, double.NaN]).Select(x => Maths.Bucketise(x, 0, 5)));
        Assert.Equal(0, Maths.Bucketise(7));
        Assert.Null(Maths.Bucketise(null, 0, 5));
    }

    [Fact]
    public void A_category_is_found_by_its_place()
    {
        Assert.Equal([0, 1, -1], ((string[])["a", "ß", "A"]).Select(s => (int)Maths.OneHotIndex(s, "a", "ß", "a")!));
        Assert.Null(Maths.OneHotIndex(null, "a"));
        Assert.Equal((1, -1), (Maths.OneHotIndex(Colour.Red, Colour.Blue, Colour.Red), Maths.OneHotIndex(Colour.Green, Colour.Blue)));
        Assert.Null(Maths.OneHotIndex((Colour?)null, Colour.Blue));
    }

    [Fact]
    public void Scaling_has_the_special_cases_that_it_states()
    {
        Assert.Equal((double.NaN, 1, 2), (Maths.Clip(double.NaN, 1, 2), Maths.Clip(double.NegativeInfinity, 1, 2), Maths.Clip(3, 1, 2)));
        Assert.Equal((double.PositiveInfinity, double.NaN), (Maths.ZScore(2, 1, 0), Maths.ZScore(1, 1, 0)));
        Assert.Equal((0, 0, -1), (Maths.Sign(double.NaN), Maths.Sign(-0.0), Maths.Sign(-0.1m)));
        Assert.Null(Maths.Clip(1, null, 2));
        Assert.Null(Maths.ZScore(1, 1, null));
        Assert.Null(Maths.MinMax(null, 1, 2));
    }

    private static void AssertSame(string sql, Func<double, double> csharp) =>
        Same.Bits(Array.ConvertAll(Doubles, x => csharp(x)), ClickHouse.Map<double>(Doubles, sql), i => $"{sql} of {Doubles[i]:R}");
}
