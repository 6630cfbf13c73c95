namespace FeatureDefs.Shop;

/// <summary>What a customer buys.</summary>
[FeatureView<Customer>(Version = 1, Owner = "growth")]
public sealed partial class CustomerSpending(Events<OrderLine> lines)
{
    private Events<OrderLine> Bought => lines.Where(l => l.Quantity > 0);

    private Events<OrderLine> Returned => lines.Where(l => l.Quantity < 0);

    /// <summary>Money spent in the last ninety days, returns taken off, in pounds.</summary>
    [Feature] public decimal Spent90d => lines.Last(90.Days).Sum(l => l.Quantity * l.UnitPrice);

    /// <summary>Orders of the last ninety days.</summary>
    [Feature] public long Orders90d => Bought.Last(90.Days).CountDistinct(l => l.InvoiceNo);

    /// <summary>Different products of the last ninety days.</summary>
    [Feature] public long Products90d => Bought.Last(90.Days).CountDistinct(l => l.StockCode);

    /// <summary>The share of the last ninety days' lines that were returns.</summary>
    [Feature(Default = 0.0)]
    public double? ReturnShare90d =>
        lines.Last(90.Days).Count() == 0 ? null : (double)Returned.Last(90.Days).Count() / lines.Last(90.Days).Count();

    /// <summary>Different shelves of the last ninety days, as the catalogue had them on the day.</summary>
    [Feature] public long Shelves90d => Bought.Last(90.Days).CountDistinct(l => l.Listing?.Category);

    /// <summary>Money saved in the last ninety days against the prices that were listed at the time, in pounds; what was not listed saves nothing.</summary>
    [Feature] public double Saved90d => Bought.Last(90.Days).Sum(l => l.Quantity * ((double?)l.Listing?.ListPrice - (double)l.UnitPrice));

    /// <summary>The dearest single price of the last twenty lines, in pounds.</summary>
    [Feature] public decimal? DearestOfTwenty => Bought.Last(20).Max(l => l.UnitPrice);

    /// <summary>Days since the first order; missing before it.</summary>
    [Feature] public double? DaysAsCustomer => (AsOf - Bought.All().First(l => l.OrderedAt))?.TotalDays;

    /// <summary>Days since the newest order; missing before the first.</summary>
    [Feature] public double? DaysSinceOrder => (AsOf - Bought.All().Last(l => l.OrderedAt))?.TotalDays;

    /// <summary>The country of the newest line.</summary>
    [Feature] public string? Country => lines.All().Last(l => l.Country);

    /// <summary>The product of the newest line that was no return; missing before it.</summary>
    [Feature] public string? LastProduct => Bought.All().Last(l => l.StockCode);

    /// <summary>Money for each order of the last ninety days, in pounds.</summary>
    [Feature] public double? SpentPerOrder90d => Orders90d == 0 ? null : (double)Spent90d / Orders90d;
}
