namespace FeatureDsl.Benchmarks.Payments;

/// <summary>A payment with what was bought: a vector, a list, and the profile of the account as it stood then.</summary>
[EventSource("purchases")]
public sealed partial record Purchase
{
    /// <summary>The dimension of <see cref="Taste"/>.</summary>
    public const int Dimension = 8;

    /// <summary>The purchase.</summary>
    [EventId] public required long PurchaseId { get; init; }

    /// <summary>Who pays.</summary>
    [Key<Account>] public required long AccountId { get; init; }

    /// <summary>When it was made.</summary>
    [EventTime] public required DateTime PaidAt { get; init; }

    /// <summary>Pieces that were bought.</summary>
    public required int Pieces { get; init; }

    /// <summary>What was bought, as an embedding.</summary>
    [Dimension(Dimension)] public required FeatureVector Taste { get; init; }

    /// <summary>What was bought, in words.</summary>
    public required FeatureList<string> Tags { get; init; }

    /// <summary>The account as it stood.</summary>
    [AsOfJoin<Account>] public AccountProfile? Profile { get; init; }
}
