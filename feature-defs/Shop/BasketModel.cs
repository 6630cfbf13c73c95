namespace FeatureDefs.Shop;

/// <summary>What the shop knows when a product is put before a customer.</summary>
[RequestSource]
public sealed partial record Offer
{
    /// <summary>The price that is offered, in pounds.</summary>
    [Scale(3)] public required decimal Price { get; init; }
}

/// <summary>The offer against what the customer usually spends and what the product usually costs.</summary>
[FeatureView(Version = 1, Owner = "growth")]
public sealed partial class OfferContext(Offer offer, CustomerSpending customer, ProductDemand product)
{
    /// <summary>The offered price as a share of what the customer spends on an order.</summary>
    [Feature] public double? ShareOfOrder => (double)offer.Price / customer.SpentPerOrder90d;

    /// <summary>Whether the offer is below the lowest price of the last thirty days; false where there was none.</summary>
    [Feature] public bool IsLowest => offer.Price < product.LowestPrice30d;
}

/// <summary>The inputs of the model that predicts whether an offer is taken.</summary>
[FeatureService("basket", Version = 1)]
public sealed partial class BasketModel(CustomerSpending customer, ProductDemand product, OfferContext context, LastPurchase last);
