using FeatureDsl.Operators.Portable;

namespace FeatureDsl;

/// <summary>The estimate of <see cref="DistinctSql"/> in C#: the same operations in the same order.</summary>
internal static class DistinctEstimate
{
    /// <summary>How many different values there are, from 0 to 3 * 10^15.</summary>
    /// <param name="taken">How many of the registers are not empty.</param>
    /// <param name="weight">The sum of their weights.</param>
    public static long Of(int taken, ulong weight)
    {
        if (taken == 0)
        {
            return 0;
        }

        var share = (double)(DistinctSql.Registers - taken) / DistinctSql.Registers;
        var (power, sum, factor) = (share, share, 1.0);
        for (var i = 0; i < DistinctSql.Squarings; i++)
        {
            power *= power;
            sum += power * factor;
            factor += factor;
        }

        return (long)Math.Round(DistinctSql.Scale / ((weight * DistinctSql.Unit) + (DistinctSql.Registers * sum)));
    }

    /// <summary>What a register of a rank adds to the weight.</summary>
    public static ulong Weight(int rank) => 1UL << (DistinctSql.MaxRank - rank);
}
