using System.Numerics;

namespace FeatureDsl.Language.Tests;

internal static partial class Reference
{
    /// <summary>How far a faded sum is from the true one, in parts of the sum of the sizes of its terms.</summary>
    /// <param name="terms">Numbers with their ages.</param>
    /// <param name="halfLife">The half-life.</param>
    /// <param name="result">The sum.</param>
    public static double DecayError(IEnumerable<(double Value, long Age)> terms, long halfLife, double result)
    {
        var (sum, sizes) = (BigInteger.Zero, BigInteger.Zero);
        foreach (var (value, age) in terms)
        {
            var (power, k) = Exp(-(Ln2 * age / halfLife));
            var term = Shift(Fixed(value) * power >> Bits, k);
            (sum, sizes) = (sum + term, sizes + BigInteger.Abs(term));
        }

        return sizes.IsZero ? 0 : (double)(BigInteger.Abs(sum - Fixed(result)) * (BigInteger.One << 100) / sizes) / Math.ScaleB(1, 100);
    }
}
