namespace FeatureDefs.Shop;

/// <summary>What the catalogue says of a product, one row per change.</summary>
[SnapshotSource("listings")]
public sealed partial record Listing
{
    /// <summary>The product.</summary>
    [Key<Product>] public required string StockCode { get; init; }

    /// <summary>From when it holds.</summary>
    [ValidFrom] public required DateTime Since { get; init; }

    /// <summary>The listed price, in pounds.</summary>
    [Scale(2)] public required decimal ListPrice { get; init; }

    /// <summary>The shelf it is shown on.</summary>
    public string? Category { get; init; }
}
