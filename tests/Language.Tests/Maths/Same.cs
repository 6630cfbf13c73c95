namespace FeatureDsl.Language.Tests;

/// <summary>Equality to the bit, a NaN being equal to any NaN.</summary>
internal static class Same
{
    public static void Bits(double[] expected, double[] actual, Func<int, string> describe)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            if (BitConverter.DoubleToInt64Bits(expected[i]) != BitConverter.DoubleToInt64Bits(actual[i])
                && !(double.IsNaN(expected[i]) && double.IsNaN(actual[i])))
            {
                Assert.Fail($"{describe(i)}: expected {expected[i]:R}, but was {actual[i]:R}.");
            }
        }
    }

    public static void Bits(double expected, double actual, string what) => Bits([expected], [actual], _ => what);
}
