using FeatureDsl.Online;

namespace FeatureDsl.Language.Tests.Lists;

/// <summary>What is computed of lists, in plain C# and by online evaluators: the same values, worked out by hand.</summary>
public class ListArithmeticTests
{
    public static TheoryData<double?[], double, double?> Doubles => new()
    {
        { [], 0, null },
        { [null, null], 0, null },
        { [double.NaN, double.PositiveInfinity, null], 0, null },
        { [1e16, 1, -1e16], 1, 1.0 / 3 },
        { [0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1], 1, 0.1 },
        { [1, null, double.NaN, 2, double.NegativeInfinity], 3, 1.5 },
        { [-0.0, -0.0], 0, 0 },
    };

    public static TheoryData<long?[], double?> Wholes => new()
    {
        { [], null },
        { [null], null },
        { [7, null, 0], 3.5 },
        { [long.MaxValue, long.MinValue, 2], 1.0 / 3 },
        { [long.MaxValue, long.MaxValue], 9223372036854775807.0 },
    };

    public static TheoryData<double?[], double?, double?> Extremes => new()
    {
        { [], null, null },
        { [null, double.NaN], null, null },
        { [double.NaN, 3, null, -2], -2, 3 },
        { [-0.0], 0, 0 },
        { [double.NegativeInfinity, 5, double.PositiveInfinity], double.NegativeInfinity, double.PositiveInfinity },
    };

    [Theory, MemberData(nameof(Doubles))]
    public void Sums_and_means_of_doubles_are_the_rounded_true_ones(double?[] items, double sum, double? mean)
    {
        var list = items.ToFeatureList();
        Same.Bits([sum, sum], [list.Sum(), ListValues.Exact(list, x => x).ToDouble()], i => $"sum {i}");
        Assert.Equal([mean, mean], [list.Average(), Totals.Mean(ListValues.Exact(list, x => x), ListValues.Addends(list, x => x))]);
        Assert.False(ListValues.HasOversized(list, x => x));
    }

    [Fact]
    public void What_would_be_an_error_is_missing()
    {
        FeatureList<long> wide = [long.MaxValue, 1];
        FeatureList<double?> large = [1e30, null];
        FeatureList<decimal> digits = [decimal.MaxValue / 10, decimal.MaxValue / 10];
        FeatureList<TimeSpan> longest = [TimeSpans.FromMicros(TimeSpans.LongestMicros), TimeSpan.FromMicroseconds(1)];
        Assert.Equal([null, null, null], new object?[] { wide.TrySum(), digits.TrySum(), longest.TrySum() });
        Assert.Equal([null, null], [large.TrySum(), large.TryAverage()]);
        Assert.Equal([3, 0], [new FeatureList<long?>([1, null, 2]).TrySum(), default(FeatureList<long>).TrySum()]);
        Assert.Equal([1.5, null], [new FeatureList<double>([1, 2]).TryAverage(), default(FeatureList<float>).TryAverage()]);
    }

    [Theory, MemberData(nameof(Wholes))]
    public void Means_of_integers_are_the_rounded_true_ones(long?[] items, double? mean)
    {
        var list = items.ToFeatureList();
        Assert.Equal([mean, mean], [list.Average(), Totals.Mean(ListValues.Whole(list, x => x), ListValues.Present(list))]);
    }

    [Theory, MemberData(nameof(Extremes))]
    public void Extremes_leave_nan_out_and_know_one_zero(double?[] items, double? least, double? greatest)
    {
        var list = items.ToFeatureList();
        Bits(least, list.Min());
        Bits(greatest, list.Max());
        Bits(least, ListValues.Best<double?, double, Float64Slot>(list, x => x, greatest: false));
        Bits(greatest, ListValues.Best<double?, double, Float64Slot>(list, x => x, greatest: true));
    }

    [Fact]
    public void An_element_that_is_too_large_makes_a_sum_and_a_mean_an_error()
    {
        var list = FeatureList.Of<double>([1, Math.ScaleB(1, 96)]);
        Assert.Throws<OverflowException>(() => list.Sum());
        Assert.Throws<OverflowException>(() => list.Average());
        Assert.True(ListValues.HasOversized(list, x => x));
        Assert.False(ListValues.HasOversized(FeatureList.Of<double>([Math.BitDecrement(Math.ScaleB(1, 96))]), x => x));
    }

    [Fact]
    public void A_sum_that_leaves_its_type_is_an_error()
    {
        var list = FeatureList.Of<long>([long.MaxValue, 1]);
        Assert.Throws<OverflowException>(() => list.Sum());
        Assert.True(Totals.LeavesInt64(ListValues.Whole(list, x => x)));
        Assert.Equal(long.MaxValue, FeatureList.Of<long>([long.MaxValue, 1, -1]).Sum());

        var digits = FeatureList.Of<decimal>([9_999_999_999_999_999_999_999_999_999m, 1m]);
        Assert.Throws<OverflowException>(() => digits.Sum());
        Assert.True(Totals.LeavesDecimal(ListValues.Digits(digits, x => x, 0)));
        Assert.Equal(9_999_999_999_999_999_999_999_999_998m, FeatureList.Of<decimal>([9_999_999_999_999_999_999_999_999_999m, -1m]).Sum());
    }

    [Fact]
    public void A_place_outside_is_missing_and_no_error()
    {
        var list = FeatureList.Of<long?>([5, null]);
        foreach (var (place, expected) in new (int, long?)[] { (0, 5), (1, null), (2, null), (-1, null), (int.MinValue, null), (int.MaxValue, null) })
        {
            Assert.Equal(expected, list.At(place));
            Assert.Equal(expected, ListValues.At<long?, long?>(list, place, x => x));
        }

        Assert.Null(FeatureList.Of<string>(["a"]).At(1));
        Assert.Equal("a", FeatureList.Of<string>(["a"]).At(0));
        Assert.Null(default(FeatureList<DateTime>).At(0));
    }

    [Fact]
    public void Text_is_sought_by_its_code_points()
    {
        Assert.True(FeatureList.Of<string?>([null, "é"]).Contains("é"));
        Assert.False(FeatureList.Of<string?>([null, "e\u0301", "É"]).Contains("é"));
        Assert.False(default(FeatureList<string>).Contains(""));
    }

    private static void Bits(double? expected, double? actual)
    {
        Assert.Equal(expected is null, actual is null);
        Same.Bits(expected ?? 0, actual ?? 0, "extreme");
    }
}
