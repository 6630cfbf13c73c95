using FeatureDsl.Hosting.Verification;

namespace FeatureDsl.Hosting.Tests;

public sealed class ValueComparisonTests
{
    private static readonly double OtherNaN = BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(double.NaN) ^ 1);

    [Fact]
    public void Missing_is_the_same_as_missing_and_NaN_as_any_NaN()
    {
        Assert.True(ValueComparison.Same(null, null));
        Assert.True(ValueComparison.Same(double.NaN, OtherNaN));
        Assert.True(ValueComparison.Same(1.50m, 1.5m));
    }

    [Fact]
    public void A_bit_a_type_or_a_letter_more_is_a_difference()
    {
        Assert.False(ValueComparison.Same(0.0, -0.0));
        Assert.False(ValueComparison.Same(0f, -0f));
        Assert.False(ValueComparison.Same(1.0, Math.BitIncrement(1.0)));
        Assert.False(ValueComparison.Same(1L, 1));
        Assert.False(ValueComparison.Same(null, 0L));
        Assert.False(ValueComparison.Same("a", "A"));
        Assert.False(ValueComparison.Same(DateTime.UnixEpoch, DateTime.UnixEpoch.AddMicroseconds(1)));
    }
}
