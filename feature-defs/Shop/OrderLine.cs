namespace FeatureDefs.Shop;

/// <summary>A line of an order. A return is a line of negative quantity. Guests have no customer number: their lines count for products only.</summary>
[EventSource("order_lines")]
public sealed partial record OrderLine
{
    /// <summary>The line.</summary>
    [EventId] public required long LineId { get; init; }

    /// <summary>The order it belongs to.</summary>
    public required string InvoiceNo { get; init; }

    /// <summary>When it was ordered. All lines of an order share the minute.</summary>
    [EventTime, Column("invoice_ts")] public required DateTime OrderedAt { get; init; }

    /// <summary>Who ordered; missing for guests.</summary>
    [Key<Customer>] public long? CustomerId { get; init; }

    /// <summary>What was ordered.</summary>
    [Key<Product>] public required string StockCode { get; init; }

    /// <summary>How many; negative for a return.</summary>
    public required int Quantity { get; init; }

    /// <summary>The price of one, in pounds.</summary>
    [Scale(3)] public required decimal UnitPrice { get; init; }

    /// <summary>Where the customer lives.</summary>
    public string? Country { get; init; }

    /// <summary>What the catalogue said of the product when it was ordered.</summary>
    [AsOfJoin<Product>] public Listing? Listing { get; init; }
}
