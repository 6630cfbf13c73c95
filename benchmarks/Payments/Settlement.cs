namespace FeatureDsl.Benchmarks.Payments;

/// <summary>The same payments as they are settled: some become known late, out of the order in which they happened.</summary>
[EventSource("settlements")]
public sealed partial record Settlement
{
    /// <summary>The payment.</summary>
    [EventId] public required long PaymentId { get; init; }

    /// <summary>Who pays.</summary>
    [Key<Account>] public required long AccountId { get; init; }

    /// <summary>Who is paid.</summary>
    public required int MerchantId { get; init; }

    /// <summary>When it was made.</summary>
    [EventTime] public required DateTime PaidAt { get; init; }

    /// <summary>When it was settled, and known.</summary>
    [KnownAt] public required DateTime SettledAt { get; init; }

    /// <summary>How much, in the currency of the account.</summary>
    [Scale(2)] public required decimal Amount { get; init; }

    /// <summary>Pieces that were bought.</summary>
    public required int Pieces { get; init; }

    /// <summary>Whether it was declined.</summary>
    public required bool Declined { get; init; }
}
