using FeatureDsl.Benchmarks.Payments;

namespace FeatureDsl.Benchmarks.Evaluator;

/// <summary>The features of an account as one writes them by hand: one pass over all its events.</summary>
internal sealed class StraightLoop
{
    private const long Hour = 3_600_000_000;

    private readonly HashSet<int> _merchants = [];

    public AccountActivityValues Compute(long asOf, ReadOnlySpan<Payment> payments, AccountProfile? profile)
    {
        var v = new AccountActivityValues { Tier = profile?.Tier };
        var (pieces1d, pieces7d, pieces30d) = (0L, 0L, 0L);
        _merchants.Clear();
        foreach (var p in payments)
        {
            var age = asOf - Instants.ToMicros(p.PaidAt);
            if (age <= 0)
                continue;
            (v.CountAll, v.SumAll) = (v.CountAll + 1, v.SumAll + p.Amount);
            // In order of time and number, as they were made.
            v.Newest = p.Amount;
            if (age > 720 * Hour)
                continue;
            (v.Count30d, v.Sum30d, pieces30d) = (v.Count30d + 1, v.Sum30d + p.Amount, pieces30d + p.Pieces);
            (v.Least30d, v.Greatest30d) = (Least(v.Least30d, p.Amount), Greatest(v.Greatest30d, p.Amount));
            _merchants.Add(p.MerchantId);
            if (p.Declined)
                v.Declined30d += p.Amount;
            if (age > 168 * Hour)
                continue;
            (v.Count7d, v.Sum7d, pieces7d) = (v.Count7d + 1, v.Sum7d + p.Amount, pieces7d + p.Pieces);
            if (age > 24 * Hour)
                continue;
            (v.Count1d, v.Sum1d, pieces1d) = (v.Count1d + 1, v.Sum1d + p.Amount, pieces1d + p.Pieces);
            (v.Least1d, v.Greatest1d) = (Least(v.Least1d, p.Amount), Greatest(v.Greatest1d, p.Amount));
            if (age <= Hour)
                (v.Count1h, v.Sum1h) = (v.Count1h + 1, v.Sum1h + p.Amount);
        }

        (v.MeanPieces1d, v.MeanPieces7d, v.MeanPieces30d) = (Mean(pieces1d, v.Count1d), Mean(pieces7d, v.Count7d), Mean(pieces30d, v.Count30d));
        v.Merchants30d = _merchants.Count;
        return v;
    }

    private static decimal Least(decimal? least, decimal value) => least is { } x && x <= value ? x : value;

    private static decimal Greatest(decimal? greatest, decimal value) => greatest is { } x && x >= value ? x : value;

    private static double? Mean(long sum, long count) => count == 0 ? null : (double)sum / count;
}
