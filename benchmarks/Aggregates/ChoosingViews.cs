using FeatureDsl.Benchmarks.Payments;

namespace FeatureDsl.Benchmarks.Aggregates;

/// <summary>MinBy alone.</summary>
[FeatureView<Account>(Version = 1, Owner = "benchmarks")]
public sealed partial class OnlyMinBy(Events<Payment> payments)
{
    /// <summary>The pieces of the cheapest payment of thirty days; no two cost the same.</summary>
    [Feature] public int? Value => payments.Last(30.Days).MinBy(p => p.Pieces, p => (double)p.Amount + (p.PaymentId * 1e-9));
}

/// <summary>MaxBy alone.</summary>
[FeatureView<Account>(Version = 1, Owner = "benchmarks")]
public sealed partial class OnlyMaxBy(Events<Payment> payments)
{
    /// <summary>The pieces of the dearest payment of thirty days; no two cost the same.</summary>
    [Feature] public int? Value => payments.Last(30.Days).MaxBy(p => p.Pieces, p => (double)p.Amount + (p.PaymentId * 1e-9));
}

/// <summary>MinBy alone, by a key that only rises: the state keeps every event.</summary>
[FeatureView<Account>(Version = 1, Owner = "benchmarks")]
public sealed partial class OnlyMinByRising(Events<Payment> payments)
{
    /// <summary>The pieces of the payment with the least number of thirty days.</summary>
    [Feature] public int? Value => payments.Last(30.Days).MinBy(p => p.Pieces, p => p.PaymentId);
}

/// <summary>Histogram alone.</summary>
[FeatureView<Account>(Version = 1, Owner = "benchmarks")]
public sealed partial class OnlyHistogram(Events<Payment> payments)
{
    /// <summary>Pieces of thirty days in four buckets.</summary>
    [Feature] public FeatureList<long> Value => payments.Last(30.Days).Histogram(p => p.Pieces, 6, 11, 16);
}

/// <summary>TopK(10) alone.</summary>
[FeatureView<Account>(Version = 1, Owner = "benchmarks")]
public sealed partial class OnlyTopTen(Events<Payment> payments)
{
    /// <summary>The ten merchants of thirty days that are paid most often.</summary>
    [Feature] public FeatureList<int> Value => payments.Last(30.Days).TopK(10, p => p.MerchantId);
}

/// <summary>Entropy alone.</summary>
[FeatureView<Account>(Version = 1, Owner = "benchmarks")]
public sealed partial class OnlyEntropy(Events<Payment> payments)
{
    /// <summary>Entropy of the merchants of thirty days.</summary>
    [Feature] public double? Value => payments.Last(30.Days).Entropy(p => p.MerchantId);
}

/// <summary>Quantile of int alone.</summary>
[FeatureView<Account>(Version = 1, Owner = "benchmarks")]
public sealed partial class OnlyQuantileOfInts(Events<Payment> payments)
{
    /// <summary>The pieces of thirty days that 95 % do not exceed.</summary>
    [Feature] public double? Value => payments.Last(30.Days).Quantile(0.95, p => p.Pieces);
}

/// <summary>Quantile of double alone.</summary>
[FeatureView<Account>(Version = 1, Owner = "benchmarks")]
public sealed partial class OnlyQuantileOfDoubles(Events<Payment> payments)
{
    /// <summary>The amount of thirty days that 95 % do not exceed.</summary>
    [Feature] public double? Value => payments.Last(30.Days).Quantile(0.95, p => (double)p.Amount);
}

/// <summary>Median alone.</summary>
[FeatureView<Account>(Version = 1, Owner = "benchmarks")]
public sealed partial class OnlyMedian(Events<Payment> payments)
{
    /// <summary>The middle amount of thirty days.</summary>
    [Feature] public double? Value => payments.Last(30.Days).Median(p => (double)p.Amount);
}
