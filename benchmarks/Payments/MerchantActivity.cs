namespace FeatureDsl.Benchmarks.Payments;

/// <summary>What a merchant has been paid, in a state that stays small: edges move by the hour and by the day.</summary>
[FeatureView<Merchant>(Version = 1, Owner = "benchmarks")]
public sealed partial class MerchantActivity(Events<Payment> payments)
{
    /// <summary>Payments of the last day.</summary>
    [Feature] public long Count1d => payments.Last(1.Days, 1.Hours).Count();

    /// <summary>Payments of the last thirty days.</summary>
    [Feature] public long Count30d => payments.Last(30.Days, 1.Days).Count();

    /// <summary>Paid in the last thirty days.</summary>
    [Feature] public decimal Sum30d => payments.Last(30.Days, 1.Days).Sum(p => p.Amount);

    /// <summary>The greatest of the newest ten payments.</summary>
    [Feature] public decimal? GreatestOfTen => payments.Last(10).Max(p => p.Amount);
}
