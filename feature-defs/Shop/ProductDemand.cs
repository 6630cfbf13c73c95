namespace FeatureDefs.Shop;

/// <summary>How a product sells.</summary>
[FeatureView<Product>(Version = 1, Owner = "assortment")]
public sealed partial class ProductDemand(Events<OrderLine> lines, Latest<Listing> listing)
{
    private Events<OrderLine> Sold => lines.Where(l => l.Quantity > 0);

    /// <summary>Pieces sold in the last seven days.</summary>
    [Feature] public long Sold7d => Sold.Last(7.Days).Sum(l => l.Quantity);

    /// <summary>Pieces sold in the last thirty days, the old edge moving by the hour.</summary>
    [Feature] public long Sold30d => Sold.Last(30.Days, 1.Hours).Sum(l => l.Quantity);

    /// <summary>Different customers of the last thirty days, guests left out.</summary>
    [Feature] public long Customers30d => Sold.Last(30.Days).CountDistinct(l => l.CustomerId);

    /// <summary>The lowest price of the last thirty days, in pounds.</summary>
    [Feature] public decimal? LowestPrice30d => Sold.Last(30.Days).Min(l => l.UnitPrice);

    /// <summary>The newest price that was paid, in pounds.</summary>
    [Feature] public decimal? NewestPrice => Sold.All().Last(l => l.UnitPrice);

    /// <summary>The listed price, not older than a year, in pounds.</summary>
    [Feature] public decimal? ListPrice => listing.MaxAge(365.Days).Value?.ListPrice;

    /// <summary>How far below the listed price the newest sale was, as a share of it.</summary>
    [Feature] public double? Discount => 1.0 - ((double?)NewestPrice / (double?)ListPrice);

    /// <summary>Whether the product sells faster this week than over the month.</summary>
    [Feature] public bool IsTrending => Sold7d * 30 > Sold30d * 7;
}
