namespace FeatureDefs.Shop;

/// <summary>How the product does that a customer bought last.</summary>
[FeatureView<Customer>(Version = 1, Owner = "growth")]
public sealed partial class LastPurchase(CustomerSpending customer, [On(nameof(CustomerSpending.LastProduct))] ProductDemand product)
{
    /// <summary>Different customers who bought it in the last thirty days.</summary>
    [Feature] public long Customers30d => product.Customers30d;

    /// <summary>How far below the listed price its newest sale was, as a share of it.</summary>
    [Feature] public double? Discount => product.Discount;

    /// <summary>Its lowest price of the last thirty days against the dearest of the customer's last twenty lines.</summary>
    [Feature] public double? PriceShare => (double?)product.LowestPrice30d / (double?)customer.DearestOfTwenty;
}
