using FeatureDsl.Benchmarks.Payments;

namespace FeatureDsl.Benchmarks.Aggregates;

/// <summary>CountBy alone.</summary>
[FeatureView<Account>(Version = 1, Owner = "benchmarks")]
public sealed partial class OnlyCountBy(Events<Payment> payments)
{
    /// <summary>Payments of thirty days by number of pieces.</summary>
    [Feature] public FeatureMap<int, long> Value => payments.Last(30.Days).CountBy(p => p.Pieces);
}

/// <summary>SumBy of int alone.</summary>
[FeatureView<Account>(Version = 1, Owner = "benchmarks")]
public sealed partial class OnlySumByOfInts(Events<Payment> payments)
{
    /// <summary>Pieces of thirty days by merchant.</summary>
    [Feature] public FeatureMap<int, long> Value => payments.Last(30.Days).SumBy(p => p.MerchantId, p => (long)p.Pieces);
}

/// <summary>SumBy of double alone.</summary>
[FeatureView<Account>(Version = 1, Owner = "benchmarks")]
public sealed partial class OnlySumByOfDoubles(Events<Payment> payments)
{
    /// <summary>Amounts of thirty days by number of pieces.</summary>
    [Feature] public FeatureMap<int, double> Value => payments.Last(30.Days).SumBy(p => p.Pieces, p => (double)p.Amount);
}

/// <summary>DecayedSum alone.</summary>
[FeatureView<Account>(Version = 1, Owner = "benchmarks")]
public sealed partial class OnlyDecayedSum(Events<Payment> payments)
{
    /// <summary>Amounts of thirty days, halved every seven.</summary>
    [Feature] public double Value => payments.Last(30.Days).DecayedSum(p => (double)p.Amount, 7.Days);
}

/// <summary>CountDistinctApproximate alone.</summary>
[FeatureView<Account>(Version = 1, Owner = "benchmarks")]
public sealed partial class OnlyCountDistinctApproximate(Events<Payment> payments)
{
    /// <summary>Merchants of thirty days, near enough.</summary>
    [Feature] public long Value => payments.Last(30.Days).CountDistinctApproximate(p => p.MerchantId);
}

/// <summary>QuantileApproximate alone.</summary>
[FeatureView<Account>(Version = 1, Owner = "benchmarks")]
public sealed partial class OnlyQuantileApproximate(Events<Payment> payments)
{
    /// <summary>The amount of thirty days that 95 % do not exceed, near enough.</summary>
    [Feature] public double? Value => payments.Last(30.Days).QuantileApproximate(0.95, p => (double)p.Amount);
}

/// <summary>MedianApproximate alone.</summary>
[FeatureView<Account>(Version = 1, Owner = "benchmarks")]
public sealed partial class OnlyMedianApproximate(Events<Payment> payments)
{
    /// <summary>The middle amount of thirty days, near enough.</summary>
    [Feature] public double? Value => payments.Last(30.Days).MedianApproximate(p => (double)p.Amount);
}
