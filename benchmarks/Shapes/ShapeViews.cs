using FeatureDsl.Benchmarks.Payments;

namespace FeatureDsl.Benchmarks.Shapes;

/// <summary>A series of counts alone.</summary>
[FeatureView<Account>(Version = 1, Owner = "benchmarks")]
public sealed partial class OnlySeriesOfCounts(Events<Payment> payments)
{
    /// <summary>Payments of each of the last seven days.</summary>
    [Feature] public FeatureList<long> Value => payments.Last(7.Days).Every(1.Days).Count();
}

/// <summary>A series of different values alone.</summary>
[FeatureView<Account>(Version = 1, Owner = "benchmarks")]
public sealed partial class OnlySeriesOfDistinct(Events<Payment> payments)
{
    /// <summary>Merchants of each of the last seven days.</summary>
    [Feature] public FeatureList<long> Value => payments.Last(7.Days).Every(1.Days).CountDistinct(p => p.MerchantId);
}

/// <summary>A session alone.</summary>
[FeatureView<Account>(Version = 1, Owner = "benchmarks")]
public sealed partial class OnlySession(Events<Payment> payments)
{
    /// <summary>Pieces of the session that is open.</summary>
    [Feature] public long Value => payments.Session(12.Hours, longest: 30.Days).Sum(p => p.Pieces);
}

/// <summary>Events with the row that held at their time, alone.</summary>
[FeatureView<Account>(Version = 1, Owner = "benchmarks")]
public sealed partial class OnlyJoinedRows(Events<Purchase> purchases)
{
    /// <summary>Purchases of thirty days that were made in a high tier.</summary>
    [Feature] public long Value => purchases.Last(30.Days).Count(p => p.Profile?.Tier >= 3);
}

/// <summary>A column that is a list, alone.</summary>
[FeatureView<Account>(Version = 1, Owner = "benchmarks")]
public sealed partial class OnlyListColumn(Events<Purchase> purchases)
{
    /// <summary>Gifts of thirty days.</summary>
    [Feature] public long Value => purchases.Last(30.Days).Count(p => p.Tags.Contains("gift"));
}

/// <summary>The merchant of the last payment.</summary>
[FeatureView<Account>(Version = 1, Owner = "benchmarks")]
public sealed partial class LastMerchant(Events<Payment> payments)
{
    /// <summary>The merchant that was paid last.</summary>
    [Feature] public int? Merchant => payments.All().Last(p => p.MerchantId);
}

/// <summary>Payments of a merchant alone.</summary>
[FeatureView<Merchant>(Version = 1, Owner = "benchmarks")]
public sealed partial class MerchantPayments(Events<Payment> payments)
{
    /// <summary>Payments to the merchant in a week.</summary>
    [Feature] public long Count7d => payments.Last(7.Days).Count();
}

/// <summary>A look-up alone.</summary>
[FeatureView<Account>(Version = 1, Owner = "benchmarks")]
public sealed partial class OnlyLookUp(LastMerchant last, [On(nameof(LastMerchant.Merchant))] MerchantPayments merchant)
{
    /// <summary>Payments in a week to the merchant that was paid last.</summary>
    [Feature] public long Value => merchant.Count7d;
}
