namespace FeatureDsl.Benchmarks.Payments;

/// <summary>What an account has been paying.</summary>
[FeatureView<Account>(Version = 1, Owner = "benchmarks")]
public sealed partial class AccountActivity(Events<Payment> payments, Latest<AccountProfile> profile)
{
    /// <summary>Payments of the last hour.</summary>
    [Feature] public long Count1h => payments.Last(1.Hours).Count();

    /// <summary>Payments of the last day.</summary>
    [Feature] public long Count1d => payments.Last(1.Days).Count();

    /// <summary>Payments of the last week.</summary>
    [Feature] public long Count7d => payments.Last(7.Days).Count();

    /// <summary>Payments of the last thirty days.</summary>
    [Feature] public long Count30d => payments.Last(30.Days).Count();

    /// <summary>Payments ever.</summary>
    [Feature] public long CountAll => payments.All().Count();

    /// <summary>Paid in the last hour.</summary>
    [Feature] public decimal Sum1h => payments.Last(1.Hours).Sum(p => p.Amount);

    /// <summary>Paid in the last day.</summary>
    [Feature] public decimal Sum1d => payments.Last(1.Days).Sum(p => p.Amount);

    /// <summary>Paid in the last week.</summary>
    [Feature] public decimal Sum7d => payments.Last(7.Days).Sum(p => p.Amount);

    /// <summary>Paid in the last thirty days.</summary>
    [Feature] public decimal Sum30d => payments.Last(30.Days).Sum(p => p.Amount);

    /// <summary>Paid ever.</summary>
    [Feature] public decimal SumAll => payments.All().Sum(p => p.Amount);

    /// <summary>Mean pieces of the last day.</summary>
    [Feature] public double? MeanPieces1d => payments.Last(1.Days).Average(p => p.Pieces);

    /// <summary>Mean pieces of the last week.</summary>
    [Feature] public double? MeanPieces7d => payments.Last(7.Days).Average(p => p.Pieces);

    /// <summary>Mean pieces of the last thirty days.</summary>
    [Feature] public double? MeanPieces30d => payments.Last(30.Days).Average(p => p.Pieces);

    /// <summary>The least payment of the last day.</summary>
    [Feature] public decimal? Least1d => payments.Last(1.Days).Min(p => p.Amount);

    /// <summary>The greatest payment of the last day.</summary>
    [Feature] public decimal? Greatest1d => payments.Last(1.Days).Max(p => p.Amount);

    /// <summary>The least payment of the last thirty days.</summary>
    [Feature] public decimal? Least30d => payments.Last(30.Days).Min(p => p.Amount);

    /// <summary>The greatest payment of the last thirty days.</summary>
    [Feature] public decimal? Greatest30d => payments.Last(30.Days).Max(p => p.Amount);

    /// <summary>The newest payment.</summary>
    [Feature] public decimal? Newest => payments.All().Last(p => p.Amount);

    /// <summary>Merchants of the last thirty days.</summary>
    [Feature] public long Merchants30d => payments.Last(30.Days).CountDistinct(p => p.MerchantId);

    /// <summary>Declined in the last thirty days.</summary>
    [Feature] public decimal Declined30d => payments.Last(30.Days).Where(p => p.Declined).Sum(p => p.Amount);

    /// <summary>The tier of the account as it stood.</summary>
    [Feature] public int? Tier => profile.Value?.Tier;
}
