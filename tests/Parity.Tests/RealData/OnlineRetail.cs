namespace FeatureDsl.Parity.Tests.RealData;

/// <summary>A customer of the shop.</summary>
[Entity]
public readonly record struct Buyer([property: Key] long CustomerId);

/// <summary>A product of the shop.</summary>
[Entity]
public readonly record struct Article([property: Key] string StockCode);

/// <summary>A line of an invoice; all lines of an invoice share its minute.</summary>
[EventSource("retail_lines")]
public sealed partial record RetailLine
{
    [EventId] public required long LineId { get; init; }

    public required string InvoiceNo { get; init; }

    [EventTime, Column("invoice_ts")] public required DateTime InvoicedAt { get; init; }

    [Key<Buyer>] public long? CustomerId { get; init; }

    [Key<Article>] public required string StockCode { get; init; }

    public required int Quantity { get; init; }

    [Scale(3)] public required decimal UnitPrice { get; init; }

    public string? Country { get; init; }
}

/// <summary>What a customer buys.</summary>
[FeatureView<Buyer>(Owner = "tests")]
public sealed partial class BuyerHabits(Events<RetailLine> lines)
{
    /// <summary>Spent in ninety days.</summary>
    [Feature] public decimal Spent90d => lines.Last(90.Days).Sum(l => l.Quantity * l.UnitPrice);

    /// <summary>Mean price.</summary>
    [Feature] public double? MeanPrice90d => lines.Last(90.Days).Average(l => (double)l.UnitPrice);

    /// <summary>The newest line of an invoice: ties are broken by the line's number.</summary>
    [Feature] public string? NewestArticle => lines.All().Last(l => l.StockCode);

    /// <summary>The first line ever.</summary>
    [Feature] public string? FirstArticle => lines.All().First(l => l.StockCode);

    /// <summary>Articles among the last seven lines, which may cut an invoice in two.</summary>
    [Feature] public long ArticlesOfSeven => lines.Last(7).CountDistinct(l => l.StockCode);

    /// <summary>Pieces returned in a month.</summary>
    [Feature] public long Returned30d => -lines.Where(l => l.Quantity < 0).Last(30.Days).Sum(l => l.Quantity);

    /// <summary>Invoices of a month, by the day.</summary>
    [Feature] public long Invoices30d => lines.Last(30.Days, 1.Days).CountDistinct(l => l.InvoiceNo);

    /// <summary>Money for each invoice; an error without any.</summary>
    [Feature(Default = 0L)] public long PoundsPerInvoice => (long)(double)Spent90d / Invoices30d;
}

/// <summary>How an article sells.</summary>
[FeatureView<Article>(Owner = "tests")]
public sealed partial class ArticleSales(Events<RetailLine> lines)
{
    /// <summary>Lowest price of a month.</summary>
    [Feature] public decimal? Lowest30d => lines.Where(l => l.UnitPrice > 0m).Last(30.Days).Min(l => l.UnitPrice);

    /// <summary>Customers of a week.</summary>
    [Feature] public long Buyers7d => lines.Last(7.Days).CountDistinct(l => l.CustomerId);

    /// <summary>The share of foreign lines.</summary>
    [Feature]
    public double? ForeignShare30d => lines.Last(30.Days).Count() == 0
        ? null : lines.Last(30.Days).Count(l => l.Country != "United Kingdom") / (double)lines.Last(30.Days).Count();

    /// <summary>Dearest of the last five.</summary>
    [Feature] public decimal? DearestOfFive => lines.Last(5).Max(l => l.UnitPrice);
}

/// <summary>A customer and an article.</summary>
[FeatureService("retail")]
public sealed partial class RetailModel(BuyerHabits buyer, ArticleSales article);
