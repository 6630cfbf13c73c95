namespace FeatureDsl.Benchmarks.Payments;

/// <summary>An account that pays.</summary>
[Entity]
public readonly record struct Account([property: Key] long AccountId);

/// <summary>A merchant that is paid.</summary>
[Entity]
public readonly record struct Merchant([property: Key] int MerchantId);
