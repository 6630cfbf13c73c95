namespace FeatureDsl.Benchmarks.Payments;

/// <summary>What an account has been paying, as far as it is settled.</summary>
[FeatureView<Account>(Version = 1, Owner = "benchmarks")]
public sealed partial class SettledActivity(Events<Settlement> settlements, Latest<AccountProfile> profile)
{
    /// <summary>Payments of the last hour.</summary>
    [Feature] public long Count1h => settlements.Last(1.Hours).Count();

    /// <summary>Payments of the last day.</summary>
    [Feature] public long Count1d => settlements.Last(1.Days).Count();

    /// <summary>Payments of the last week.</summary>
    [Feature] public long Count7d => settlements.Last(7.Days).Count();

    /// <summary>Payments of the last thirty days.</summary>
    [Feature] public long Count30d => settlements.Last(30.Days).Count();

    /// <summary>Payments ever.</summary>
    [Feature] public long CountAll => settlements.All().Count();

    /// <summary>Paid in the last hour.</summary>
    [Feature] public decimal Sum1h => settlements.Last(1.Hours).Sum(p => p.Amount);

    /// <summary>Paid in the last day.</summary>
    [Feature] public decimal Sum1d => settlements.Last(1.Days).Sum(p => p.Amount);

    /// <summary>Paid in the last week.</summary>
    [Feature] public decimal Sum7d => settlements.Last(7.Days).Sum(p => p.Amount);

    /// <summary>Paid in the last thirty days.</summary>
    [Feature] public decimal Sum30d => settlements.Last(30.Days).Sum(p => p.Amount);

    /// <summary>Paid ever.</summary>
    [Feature] public decimal SumAll => settlements.All().Sum(p => p.Amount);

    /// <summary>Mean pieces of the last day.</summary>
    [Feature] public double? MeanPieces1d => settlements.Last(1.Days).Average(p => p.Pieces);

    /// <summary>Mean pieces of the last week.</summary>
    [Feature] public double? MeanPieces7d => settlements.Last(7.Days).Average(p => p.Pieces);

    /// <summary>Mean pieces of the last thirty days.</summary>
    [Feature] public double? MeanPieces30d => settlements.Last(30.Days).Average(p => p.Pieces);

    /// <summary>The least payment of the last day.</summary>
    [Feature] public decimal? Least1d => settlements.Last(1.Days).Min(p => p.Amount);

    /// <summary>The greatest payment of the last day.</summary>
    [Feature] public decimal? Greatest1d => settlements.Last(1.Days).Max(p => p.Amount);

    /// <summary>The least payment of the last thirty days.</summary>
    [Feature] public decimal? Least30d => settlements.Last(30.Days).Min(p => p.Amount);

    /// <summary>The greatest payment of the last thirty days.</summary>
    [Feature] public decimal? Greatest30d => settlements.Last(30.Days).Max(p => p.Amount);

    /// <summary>The newest payment.</summary>
    [Feature] public decimal? Newest => settlements.All().Last(p => p.Amount);

    /// <summary>Merchants of the last thirty days.</summary>
    [Feature] public long Merchants30d => settlements.Last(30.Days).CountDistinct(p => p.MerchantId);

    /// <summary>Declined in the last thirty days.</summary>
    [Feature] public decimal Declined30d => settlements.Last(30.Days).Where(p => p.Declined).Sum(p => p.Amount);

    /// <summary>The tier of the account as it stood.</summary>
    [Feature] public int? Tier => profile.Value?.Tier;
}
