using FeatureDsl.Operators.Portable;

namespace FeatureDsl.Online;

/// <summary>What generated code makes of the coupons of a HyperLogLog.</summary>
public static class Coupons
{
    /// <summary>How many different values there are in a window, near enough.</summary>
    /// <param name="coupons">The coupons of the state.</param>
    /// <param name="start">Where the window begins.</param>
    public static long Estimate(TimedValues<int, Int32Slot> coupons, long start)
    {
        Span<byte> ranks = stackalloc byte[DistinctSql.Registers];
        ranks.Clear();
        for (var i = coupons.Count - coupons.CountFrom(start); i < coupons.Count; i++)
        {
            Add(ranks, coupons.At(i));
        }

        return Estimate(ranks);
    }

    internal static int RegisterOf(int coupon) => coupon >> DistinctSql.RankBits;

    internal static void Add(Span<byte> ranks, int coupon)
    {
        ref var rank = ref ranks[RegisterOf(coupon)];
        rank = Math.Max(rank, (byte)(coupon & ((1 << DistinctSql.RankBits) - 1)));
    }

    internal static long Estimate(ReadOnlySpan<byte> ranks)
    {
        var (taken, weight) = (0, 0UL);
        foreach (var rank in ranks)
        {
            if (rank > 0)
            {
                taken++;
                weight += DistinctEstimate.Weight(rank);
            }
        }

        return DistinctEstimate.Of(taken, weight);
    }
}

/// <summary>How many different values there are, near enough, from the coupons of a few.</summary>
public readonly struct CouponFold()
{
    private readonly byte[] _ranks = new byte[DistinctSql.Registers];

    /// <summary>Adds a coupon.</summary>
    public void Add(int coupon) => Coupons.Add(_ranks, coupon);

    /// <summary>How many.</summary>
    public long Estimate() => Coupons.Estimate(_ranks);
}
