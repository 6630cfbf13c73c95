using FeatureDsl.Parity.Tests.Harness;

namespace FeatureDsl.Parity.Tests.Regressions;

/// <summary>Events with the snapshot row that held, and was known, when they happened: whatever is said of that time later, or becomes known of it later, changes nothing.</summary>
public sealed class AsOfJoinTests(Engines engines)
{
    private const string Program = """
        using System;
        using FeatureDsl;
        namespace Program;

        [Entity] public readonly record struct Customer([property: Key] long CustomerId);
        [Entity] public readonly record struct Product([property: Key] string Sku, [property: Key] int Shop);
        public enum Kind { Toy, Book }

        [EventSource("buys")]
        public sealed partial record Buy
        {
            [EventId] public required long Id { get; init; }
            [Key<Customer>] public required long CustomerId { get; init; }
            [Key<Product>] public string? Sku { get; init; }
            [Key<Product>] public required int Shop { get; init; }
            [EventTime] public required DateTime At { get; init; }
            [KnownAt] public required DateTime Known { get; init; }
            public required int Pieces { get; init; }
            [AsOfJoin<Product>] public Listing? Listing { get; init; }
            [AsOfJoin<Product>] public Offer? Offer { get; init; }
        }

        [EventSource("returns", Corrections = true)]
        public sealed partial record Return
        {
            [EventId] public required long Id { get; init; }
            [Key<Customer>] public required long CustomerId { get; init; }
            [Key<Product>] public string? Sku { get; init; }
            [Key<Product>] public required int Shop { get; init; }
            [EventTime] public required DateTime At { get; init; }
            [KnownAt] public required DateTime Known { get; init; }
            [AsOfJoin<Product>] public Listing? Listing { get; init; }
        }

        /// <summary>Known as soon as it holds.</summary>
        [SnapshotSource("listings")]
        public sealed partial record Listing
        {
            [Key<Product>] public required string Sku { get; init; }
            [Key<Product>] public required int Shop { get; init; }
            [ValidFrom] public required DateTime Since { get; init; }
            public required double Price { get; init; }
            public Kind? Kind { get; init; }
        }

        /// <summary>Known later, and taken back.</summary>
        [SnapshotSource("offers", Delay = "1m")]
        public sealed partial record Offer
        {
            [Key<Product>] public required string Sku { get; init; }
            [Key<Product>] public required int Shop { get; init; }
            [ValidFrom] public required DateTime Since { get; init; }
            [KnownAt] public required DateTime Known { get; init; }
            [Deleted] public required bool IsOver { get; init; }
            public string? Name { get; init; }
        }

        /// <summary>What a customer bought, by what was listed then.</summary>
        [FeatureView<Customer>] public sealed partial class Bought(Events<Buy> buys, Events<Return> returns)
        {
            /// <summary>Spent.</summary>
            [Feature] public double Spent => buys.All().Sum(b => b.Pieces * b.Listing?.Price);
            /// <summary>Toys in an hour.</summary>
            [Feature] public long Toys => buys.Last(1.Hours).Count(b => b.Listing?.Kind == Kind.Toy);
            /// <summary>What was not listed.</summary>
            [Feature] public long Unlisted => buys.All().Count(b => b.Listing is null);
            /// <summary>On which offers.</summary>
            [Feature] public FeatureList<string?> Offers => buys.All().LastN(9, b => b.Offer?.Name);
            /// <summary>How many were on offer.</summary>
            [Feature] public long OnOffer => buys.All().Count(b => b.Offer is not null);
            /// <summary>The dearest that came back.</summary>
            [Feature] public double? DearestBack => returns.All().Max(r => r.Listing?.Price);
        }
        """;

    [Fact]
    public async Task An_event_brings_the_row_along_that_held_when_it_happened()
    {
        var c = new NamedCase
        {
            Program = Program,
            Target = "Bought",
            Questions = ["customer_id,as_of", "1,2024-05-01T10:30:00Z", "1,2024-05-01T12:00:00Z", "1,2024-05-02T00:00:00Z", "2,2024-05-02T00:00:00Z", "3,2024-05-02T00:00:00Z"],
        };
        c.Rows["listings"] =
        [
            "sku,shop,since,price,kind",
            "a,1,2024-05-01T09:00:00Z,10,Toy",
            "a,1,2024-05-01T10:00:00Z,20,Book", // From the very instant of the second purchase on.
            "a,1,2024-05-01T10:00:00.000001Z,40,Toy",
            "a,2,2024-05-01T00:00:00Z,7,Toy",
            "b,1,2024-05-01T11:00:00Z,100,",
        ];
        c.Rows["offers"] =
        [
            "sku,shop,since,known,is_over,name",
            "a,1,2024-05-01T09:00:00Z,2024-05-01T09:58:00Z,false,may", // Seen from 09:59 on.
            "a,1,2024-05-01T09:30:00Z,2024-05-01T10:30:00Z,false,late", // Holds before the second purchase, and nobody knew.
            "a,1,2024-05-01T11:00:00Z,2024-05-01T11:00:00Z,true,",
            "a,2,2024-05-01T00:00:00Z,2024-05-01T00:00:00Z,false,",
        ];
        c.Rows["buys"] =
        [
            "id,customer_id,sku,shop,at,known,pieces",
            "1,1,a,1,2024-05-01T09:30:00Z,2024-05-01T11:30:00Z,1", // 10, known late: by what held at half past nine
            "2,1,a,1,2024-05-01T10:00:00Z,2024-05-01T10:00:00Z,2", // 2 * 20
            "3,1,a,1,2024-05-01T11:30:00Z,2024-05-01T11:30:00Z,1", // 40; the offer is over
            "4,1,b,1,2024-05-01T10:59:59.999999Z,2024-05-01T11:00:00Z,5", // not listed yet
            "5,1,,1,2024-05-01T11:00:00Z,2024-05-01T11:00:00Z,5", // no product
            "6,2,a,2,2024-05-01T11:00:00Z,2024-05-01T11:00:00Z,3", // 21; an offer without a name
            "7,2,b,2,2024-05-01T12:00:00Z,2024-05-01T12:00:00Z,3", // never listed in this shop
        ];
        c.Rows["returns"] =
        [
            "id,customer_id,sku,shop,at,known",
            "1,1,a,1,2024-05-01T09:59:00Z,2024-05-01T10:10:00Z", // 10
            "1,1,a,1,2024-05-01T10:00:00Z,2024-05-01T11:45:00Z", // corrected: it happened when it cost 20
            "2,1,b,1,2024-05-01T12:00:00Z,2024-05-01T13:00:00Z", // 100
            "2,1,a,1,2024-05-01T12:00:00Z,2024-05-01T14:00:00Z", // corrected: it was the other one, 40
        ];
        c.Expected["Spent"] = ["40.0", "90.0", "90.0", "21.0", "0.0"];
        c.Expected["Toys"] = ["0", "1", "0", "0", "0"];
        c.Expected["Unlisted"] = ["0", "2", "2", "1", "0"];
        c.Expected["Offers"] =
        [
            """["may"]""", """[missing, missing, missing, "may", missing]""", """[missing, missing, missing, "may", missing]""", "[missing, missing]", "[]",
        ];
        c.Expected["OnOffer"] = ["1", "1", "1", "1", "0"];
        c.Expected["DearestBack"] = ["10.0", "20.0", "40.0", "missing", "missing"];
        await c.HoldsAsync(engines);
    }
}
