namespace FeatureDsl.Benchmarks.Payments;

/// <summary>The payment that is asked about.</summary>
[RequestSource]
public sealed partial record PaymentRequest
{
    /// <summary>How much is to be paid.</summary>
    public required double Wanted { get; init; }
}

/// <summary>The payment against what the account usually does.</summary>
[FeatureView(Version = 1, Owner = "benchmarks")]
public sealed partial class PaymentContext(PaymentRequest request, AccountActivity account, MerchantActivity merchant)
{
    /// <summary>The payment in terms of all of the last thirty days.</summary>
    [Feature] public double? Share30d => account.Count30d == 0 ? null : request.Wanted / (double)account.Sum30d;

    /// <summary>Whether the merchant is busier than the account.</summary>
    [Feature] public bool Busy => merchant.Count1d > account.Count1d;
}

/// <summary>The inputs of the model that checks a payment.</summary>
[FeatureService("payment_check", Version = 1)]
public sealed partial class PaymentCheck(AccountActivity account, MerchantActivity merchant, PaymentContext context);
