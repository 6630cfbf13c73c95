namespace FeatureDsl.Compiler.Tests.Rules;

/// <summary>A training set over the shop's sources.</summary>
internal static class TrainingCase
{
    private const string View = """
        /// <summary>A view.</summary>
        [FeatureView<Shop>]
        public sealed partial class ShopView(Events<Sale> sales)
        {
            /// <summary>F.</summary>
            [Feature] public long Sales7d => sales.Last(7.Days).Count();
        }

        /// <summary>A view of the request.</summary>
        [FeatureView]
        public sealed partial class BasketView(Basket basket)
        {
            /// <summary>F.</summary>
            [Feature] public double Twice => basket.Km * 2;
        }

        """;

    public const string AsOf = "[AsOf] public DateTime Instant => sale.At;", Label = "[Label] public bool Back => sale.Returned;";

    /// <summary>Members of a training set of sales.</summary>
    public static Task Members(string members, string parameters = "Sale sale, ShopView view, Events<Sale> next") =>
        RuleCase.Code($"{View}[TrainingSet(\"set\")] public sealed partial class Case({parameters}) {{ {members} }}");

    /// <summary>A whole training set, with its attribute.</summary>
    public static Task Code(string code) => RuleCase.Code(View + code);
}
