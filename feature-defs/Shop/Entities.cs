namespace FeatureDefs.Shop;

/// <summary>A customer.</summary>
[Entity]
public readonly record struct Customer([property: Key] long CustomerId);

/// <summary>A product, by its stock code.</summary>
[Entity]
public readonly record struct Product([property: Key] string StockCode);
