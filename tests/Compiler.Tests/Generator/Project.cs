using Microsoft.CodeAnalysis.CSharp;

namespace FeatureDsl.Compiler.Tests;

/// <summary>A small project of two views and a service, each in a file of its own.</summary>
internal static class Project
{
    public const int Shop = 0, Lately = 1, Outlook = 2, Unrelated = 4;

    public static readonly string[] Files =
    [
        ShopLanguage.Shop,
        """
        namespace Shops;

        /// <summary>How a shop has been doing lately.</summary>
        [FeatureView<Shop>(Version = 2, Owner = "retail")]
        public sealed partial class Lately(Events<Sale> sales, Latest<Profile> profile)
        {
            private Events<Sale> Online => sales.Where(t => t.IsOnline);

            /// <summary>Sales of the last seven days.</summary>
            [Feature] public long Sales7d => Online.Last(7.Days).Count();

            /// <summary>Money of the last seven days.</summary>
            [Feature] public decimal Money7d => sales.Last(7.Days).Sum(t => t.Amount);

            /// <summary>The rating as it stood.</summary>
            [Feature(Default = 3f)] public float? Rating => profile.Value?.Rating;

            /// <summary>Hours since the newest sale.</summary>
            [Feature] public double? Idle => (AsOf - sales.All().Last(t => t.At))?.TotalHours;
        }
        """,
        """
        namespace Shops;

        /// <summary>What is needed when somebody orders.</summary>
        [FeatureView(Version = 1, Owner = "retail")]
        public sealed partial class Outlook(Lately lately, Basket basket)
        {
            /// <summary>Kilometres for each sale.</summary>
            [Feature] public double KmPerSale => basket.Km / lately.Sales7d;

            /// <summary>Whether it has been idle for a day.</summary>
            [Feature] public bool IsIdle => lately.Idle > 24;
        }

        /// <summary>The inputs of the model.</summary>
        [FeatureService("orders", Version = 3)]
        public sealed partial class Orders(Lately lately, Outlook outlook);
        """,
        """
        namespace Shops;

        /// <summary>Another view, which nobody uses.</summary>
        [FeatureView<Shop>(Owner = "retail")]
        public sealed partial class Alone(Events<Sale> sales)
        {
            /// <summary>The last city.</summary>
            [Feature] public string? City => sales.All().Last(t => t.City);
        }
        """,
        """
        namespace Shops;

        public static class Unrelated { public static int Two => 1 + 1; }
        """,
    ];

    public static CSharpCompilation Compile() => ShopLanguage.Compile(Files.Select(f => f));
}
