namespace FeatureDsl.Compiler.Tests.Online;

/// <summary>A project that uses every aggregate, in every kind of window, on columns that can be missing and columns that cannot.</summary>
internal static class Sample
{
    public const string Source = """
        namespace Shop;

        /// <summary>A customer.</summary>
        [Entity] public readonly record struct Customer([property: Key] long CustomerId);

        /// <summary>Kinds of order.</summary>
        public enum Kind { Online = 1, Store = 2, Phone = 7 }

        /// <summary>An order.</summary>
        [EventSource("orders", Horizon = "2s")]
        public sealed partial record Order
        {
            [EventId] public required string OrderId { get; init; }
            [Key<Customer>] public required long CustomerId { get; init; }
            [EventTime] public required DateTime At { get; init; }
            [KnownAt] public required DateTime KnownAt { get; init; }
            [Scale(2)] public required decimal Price { get; init; }
            public double? Weight { get; init; }
            public required long Points { get; init; }
            public int? Units { get; init; }
            public float Discount { get; init; }
            public string? City { get; init; }
            public required Kind Kind { get; init; }
            public Guid? Basket { get; init; }
            public bool IsGift { get; init; }
            public DateOnly? Due { get; init; }
            public required TimeSpan Took { get; init; }
        }

        /// <summary>A profile.</summary>
        [SnapshotSource("profiles")]
        public sealed partial record Profile
        {
            [Key<Customer>] public required long CustomerId { get; init; }
            [ValidFrom] public required DateTime Since { get; init; }
            [KnownAt] public required DateTime KnownAt { get; init; }
            public string? Name { get; init; }
            public double? Score { get; init; }
            public Kind? Favourite { get; init; }
            public decimal Credit { get; init; }
            public int Level { get; init; }
            public required DateOnly Joined { get; init; }
            public TimeSpan? Patience { get; init; }
        }

        /// <summary>A basket.</summary>
        [RequestSource]
        public sealed partial record Basket { public required double Total { get; init; } public int? Items { get; init; } }

        /// <summary>Orders of a customer.</summary>
        [FeatureView<Customer>(Owner = "shop")]
        public sealed partial class Orders(Events<Order> orders, Latest<Profile> profile)
        {
            private Events<Order> Online => orders.Where(o => o.Kind == Kind.Online);

            /// <summary>a</summary>
            [Feature] public long Count3 => orders.Last(3.Seconds).Count();
            /// <summary>a</summary>
            [Feature] public long CountOnline => Online.Last(5.Seconds, 2.Seconds).Count();
            /// <summary>a</summary>
            [Feature] public long CountEver => Online.All().Count();
            /// <summary>a</summary>
            [Feature] public decimal Price5 => orders.Last(5.Seconds).Sum(o => o.Price);
            /// <summary>a</summary>
            [Feature] public double Weight5 => orders.Last(5.Seconds).Sum(o => o.Weight);
            /// <summary>a</summary>
            [Feature(Default = -1L)] public long Points5 => orders.Last(5.Seconds).Sum(o => o.Points);
            /// <summary>a</summary>
            [Feature] public long UnitsEver => orders.All().Sum(o => o.Units);
            /// <summary>a</summary>
            [Feature] public double? MeanWeight => orders.Last(9.Seconds, 3.Seconds).Average(o => o.Weight);
            /// <summary>a</summary>
            [Feature(Default = 0.25)] public double? MeanPoints => Online.Last(2.Seconds).Average(o => o.Points);
            /// <summary>a</summary>
            [Feature] public double? MeanDiscount => orders.Last(4).Average(o => (double)o.Discount);
            /// <summary>a</summary>
            [Feature] public double? LeastWeight => orders.Last(4.Seconds).Min(o => o.Weight);
            /// <summary>a</summary>
            [Feature] public decimal? GreatestPrice => orders.Last(6.Seconds, 2.Seconds).Max(o => o.Price);
            /// <summary>a</summary>
            [Feature] public float? LeastDiscount => orders.All().Min(o => o.Discount);
            /// <summary>a</summary>
            [Feature] public DateTime? FirstAt => orders.Last(4.Seconds).First(o => o.At);
            /// <summary>a</summary>
            [Feature] public string? FirstCity => orders.Last(6.Seconds, 2.Seconds).First(o => o.City);
            /// <summary>a</summary>
            [Feature] public Kind? LastKind => orders.Last(3.Seconds).Last(o => o.Kind);
            /// <summary>a</summary>
            [Feature(Default = "none")] public string? LastCity => orders.All().Last(o => o.City);
            /// <summary>a</summary>
            [Feature] public Guid? LastBasket => orders.All().Last(o => o.Basket);
            /// <summary>a</summary>
            [Feature] public long Cities => orders.Last(5.Seconds).CountDistinct(o => o.City);
            /// <summary>a</summary>
            [Feature] public long Kinds => orders.Last(6.Seconds, 2.Seconds).CountDistinct(o => o.Kind);
            /// <summary>a</summary>
            [Feature] public long Weights => orders.All().CountDistinct(o => o.Weight);
            /// <summary>a</summary>
            [Feature] public long GiftsOfFive => orders.Last(5).Count(o => o.IsGift);
            /// <summary>a</summary>
            [Feature] public decimal PriceOfThree => Online.Last(3).Sum(o => o.Price);
            /// <summary>a</summary>
            [Feature] public double? LeastOfFive => orders.Last(5).Min(o => o.Weight);
            /// <summary>a</summary>
            [Feature] public string? CityOfFive => orders.Last(5).First(o => o.City);
            /// <summary>a</summary>
            [Feature] public long CitiesOfFive => orders.Last(5).CountDistinct(o => o.City);
            /// <summary>a</summary>
            [Feature] public long PerOrder => Points5 / Count3;
            /// <summary>a</summary>
            [Feature] public bool IsBusy => Count3 > 2 && PerOrder > 0;
            /// <summary>a</summary>
            [Feature(Default = "?")] public string? Name => profile.Value?.Name;
            /// <summary>a</summary>
            [Feature] public double? Score => profile.MaxAge(3.Seconds).Value?.Score;
            /// <summary>a</summary>
            [Feature] public Kind? Favourite => profile.Value?.Favourite;
            /// <summary>a</summary>
            [Feature] public decimal? Credit => profile.Value?.Credit;
            /// <summary>a</summary>
            [Feature] public int Level => profile.Value?.Level ?? -1;
            /// <summary>a</summary>
            [Feature] public TimeSpan Took5 => orders.Last(5.Seconds).Sum(o => o.Took);
            /// <summary>a</summary>
            [Feature(Default = "1m")] public TimeSpan? MeanTook => orders.Last(6.Seconds, 2.Seconds).Average(o => o.Took);
            /// <summary>a</summary>
            [Feature] public TimeSpan? LeastTook => orders.All().Min(o => o.Took);
            /// <summary>a</summary>
            [Feature] public DateOnly? LatestDue => orders.Last(4.Seconds).Max(o => o.Due);
            /// <summary>a</summary>
            [Feature] public FeatureList<DateOnly?> Dues => orders.All().LastN(3, o => o.Due);
            /// <summary>a</summary>
            [Feature] public FeatureList<string> FirstCities => orders.Last(6.Seconds, 2.Seconds).FirstDistinct(2, o => o.City);
            /// <summary>a</summary>
            [Feature] public FeatureList<double> FirstWeights => orders.Last(9.Seconds).FirstDistinct(3, o => o.Weight);
            /// <summary>a</summary>
            [Feature] public FeatureList<Kind> FirstKindsOfSix => orders.Last(6).FirstDistinct(2, o => o.Kind);
            /// <summary>a</summary>
            [Feature] public FeatureList<string> NewestCities => orders.Last(6.Seconds, 2.Seconds).LastDistinct(2, o => o.City);
            /// <summary>a</summary>
            [Feature(Default = "2000-01-01")] public DateOnly? Joined => profile.Value?.Joined;
            /// <summary>a</summary>
            [Feature] public TimeSpan? Over => Took5 - profile.Value?.Patience;
            /// <summary>a</summary>
            [Feature] public double? HoursSince => (AsOf - FirstAt)?.TotalHours;
        }

        /// <summary>With a request.</summary>
        [FeatureView(Owner = "shop")]
        public sealed partial class Asked(Basket basket, Orders orders)
        {
            /// <summary>a</summary>
            [Feature] public double? Ratio => basket.Total / orders.MeanWeight;
            /// <summary>a</summary>
            [Feature] public long PerOrder => orders.PerOrder + 1;
            /// <summary>a</summary>
            [Feature] public int HourOfDay => AsOf.Hour;
            /// <summary>a</summary>
            [Feature] public int? Items => basket.Items;
        }

        /// <summary>All.</summary>
        [FeatureService("buys", Version = 3)]
        public sealed partial class Buys(Orders orders, Asked asked);
        """;
}
