namespace FeatureDsl.Benchmarks.Payments;

/// <summary>What is known of an account beside its payments, one row per change.</summary>
[SnapshotSource("account_profiles")]
public sealed partial record AccountProfile
{
    /// <summary>The account.</summary>
    [Key<Account>] public required long AccountId { get; init; }

    /// <summary>From when the row holds.</summary>
    [ValidFrom] public required DateTime Since { get; init; }

    /// <summary>Its tier, from 1.</summary>
    public required int Tier { get; init; }
}
