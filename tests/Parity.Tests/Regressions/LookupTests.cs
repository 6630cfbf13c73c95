using FeatureDsl.Parity.Tests.Harness;

namespace FeatureDsl.Parity.Tests.Regressions;

/// <summary>Features of the entity whose key another view's feature holds: found as of the same instant, and nothing where there is no key.</summary>
public sealed class LookupTests(Engines engines)
{
    private const string Program = """
        using System;
        using FeatureDsl;
        namespace Program;

        [Entity] public readonly record struct Card([property: Key] long CardId);
        [Entity] public readonly record struct Merchant([property: Key] string Name, [property: Key] int Branch);

        [EventSource("payments")]
        public sealed partial record Payment
        {
            [EventId] public required long Id { get; init; }
            [Key<Card>] public required long CardId { get; init; }
            [Key<Merchant>(Part = "Name")] public string? Merchant { get; init; }
            [Key<Merchant>] public int? Branch { get; init; }
            [EventTime] public required DateTime At { get; init; }
            [KnownAt] public required DateTime Known { get; init; }
            public required double Amount { get; init; }
            public required bool IsBack { get; init; }
        }

        [SnapshotSource("places")]
        public sealed partial record Place
        {
            [Key<Merchant>] public required string Name { get; init; }
            [Key<Merchant>] public required int Branch { get; init; }
            [ValidFrom] public required DateTime Since { get; init; }
            public required string City { get; init; }
        }

        [RequestSource] public sealed partial record Ask { public required double Share { get; init; } }

        /// <summary>Of a card.</summary>
        [FeatureView<Card>] public sealed partial class Cards(Events<Payment> payments)
        {
            /// <summary>Where it paid last.</summary>
            [Feature] public string? Last => payments.All().Last(p => p.Merchant);
            /// <summary>At which branch.</summary>
            [Feature] public int? Branch => payments.All().Last(p => p.Branch);
            /// <summary>How often.</summary>
            [Feature] public long Count => payments.Last(7.Days).Count();
        }

        /// <summary>Of a merchant.</summary>
        [FeatureView<Merchant>] public sealed partial class Takings(Events<Payment> payments, Latest<Place> place)
        {
            /// <summary>How often money went back.</summary>
            [Feature] public double? Backs => payments.Last(30.Days).Ratio(p => p.IsBack);
            /// <summary>How many.</summary>
            [Feature] public long Count => payments.Last(30.Days).Count();
            /// <summary>Where.</summary>
            [Feature] public string? City => place.Value?.City;
            /// <summary>Divides by how many came in the last hour.</summary>
            [Feature] public long PerHour => Count / payments.Last(1.Hours).Count();
        }

        /// <summary>Of a merchant, computed.</summary>
        [FeatureView<Merchant>] public sealed partial class Risks(Takings takings, Ask ask)
        {
            /// <summary>Too often.</summary>
            [Feature] public bool TooOften => takings.Backs > ask.Share;
        }

        /// <summary>Of the merchant where a card paid last.</summary>
        [FeatureView<Card>] public sealed partial class LastMerchant(
            Events<Payment> payments, Cards card, [On(nameof(Cards.Last), nameof(Cards.Branch))] Takings takings,
            [On(nameof(Cards.Last), nameof(Cards.Branch))] Risks risks)
        {
            /// <summary>How often money went back there.</summary>
            [Feature] public double? Backs => takings.Backs;
            /// <summary>How many payments there, for each of the card.</summary>
            [Feature] public double? PerOwn => (double)takings.Count / card.Count;
            /// <summary>Where.</summary>
            [Feature(Default = "nowhere")] public string? City => takings.City;
            /// <summary>Can be an error.</summary>
            [Feature] public long PerHour => takings.PerHour + 1;
            /// <summary>Too often.</summary>
            [Feature] public bool TooOften => risks.TooOften && payments.All().Count() > 1;
            /// <summary>Of the card alone.</summary>
            [Feature] public double Spent => payments.All().Sum(p => p.Amount);
        }

        /// <summary>Both, and what is asked directly.</summary>
        [FeatureService("both")] public sealed partial class Both(LastMerchant last, Takings asked);
        """;

    private static readonly string[] Payments =
    [
        "id,card_id,merchant,branch,at,known,amount,is_back",
        "1,1,a,1,2026-03-01 10:00:00.000000,2026-03-01 10:00:00.000000,1.5,false",
        "2,2,a,1,2026-03-01 11:00:00.000000,2026-03-01 11:00:00.000000,2.5,true",
        // Known an hour later: until then the card's last payment is the one before.
        "3,1,b,2,2026-03-01 12:00:00.000000,2026-03-01 13:00:00.000000,4,true",
        "4,2,b,2,2026-03-01 12:30:00.000000,2026-03-01 12:30:00.000000,8,false",
        // Without a branch there is no merchant.
        "5,2,b,,2026-03-01 14:00:00.000000,2026-03-01 14:00:00.000000,16,true",
    ];

    private static readonly string[] Places = ["name,branch,since,city", "a,1,2026-01-01 00:00:00.000000,Ulm", "b,2,2026-03-01 12:45:00.000000,Bern", "b,1,2026-01-01 00:00:00.000000,Rom"];

    [Theory]
    [InlineData(OnlineServer.Garnet)]
    [InlineData(OnlineServer.Redis)]
    public Task The_features_are_those_of_the_entity_that_is_found(OnlineServer server) => new NamedCase
    {
        Program = Program,
        Target = "LastMerchant",
        Rows = { ["payments"] = Payments, ["places"] = Places },
        Questions =
        [
            "card_id,share,as_of", "1,0.4,2026-03-01 12:50:00.000000", "1,0.4,2026-03-01 13:00:00.000000", "1,0.4,2026-03-01 13:00:00.000001",
            "2,0.4,2026-03-01 14:00:00.000000", "2,0.4,2026-03-01 14:00:00.000001", "3,0.4,2026-03-01 14:00:00.000000",
        ],
        Expected =
        {
            // a/1 with two payments; at 13:00 sharp the third is not known yet; then b/2 with one back of two.
            ["Backs"] = ["0.5", "0.5", "0.5", "0.5", "missing", "missing"],
            ["PerOwn"] = ["2.0", "2.0", "1.0", "1.0", "0.0", "NaN"],
            ["City"] = ["\"Ulm\"", "\"Ulm\"", "\"Bern\"", "\"Bern\"", "\"nowhere\"", "\"nowhere\""],
            ["PerHour"] = ["error", "error", "3", "error", "error", "error"],
            ["TooOften"] = ["False", "False", "True", "True", "False", "False"],
            ["Spent"] = ["1.5", "1.5", "5.5", "10.5", "26.5", "0.0"],
        },
    }.HoldsAsync(engines, server);

    [Fact]
    public Task A_view_can_be_asked_for_and_looked_up_at_once() => new NamedCase
    {
        Program = Program,
        Target = "both",
        Rows = { ["payments"] = Payments, ["places"] = Places },
        Questions = ["card_id,name,branch,share,as_of", "1,b,2,0.1,2026-03-01 12:50:00.000000", "2,a,1,0.1,2026-03-01 14:00:00.000001"],
        Expected =
        {
            ["LastMerchant__City"] = ["\"Ulm\"", "\"nowhere\""],
            ["LastMerchant__Backs"] = ["0.5", "missing"],
            ["Takings__City"] = ["\"Bern\"", "\"Ulm\""],
            ["Takings__Backs"] = ["0.0", "0.5"],
        },
    }.HoldsAsync(engines);
}
