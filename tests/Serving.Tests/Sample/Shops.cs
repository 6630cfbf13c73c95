using FeatureDsl.Descriptors;
using FeatureDsl.Ir;
using FeatureDsl.Online;

namespace FeatureDsl.Serving.Tests;

/// <summary>A small project by hand: sales and profiles of shops, and sales of a buyer in a shop.</summary>
internal static class Shops
{
    public static readonly DateTime Start = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public static readonly EntityModel Shop = new("global::Shop", "Shop", "A shop.", EquatableArray.Of(Part("ShopId", DataType.Int64)));

    public static readonly EntityModel Visitor = new(
        "global::Visitor", "Visitor", "A buyer in a shop.", EquatableArray.Of(Part("Buyer", DataType.String), Part("ShopId", DataType.Int64)));

    public static readonly SourceDescriptor Sales = new Source(new SourceModel(
        "global::Sale", "", "Sale", "A sale.", SourceKind.Event, "sales",
        EquatableArray.Of(Column("ShopId", DataType.Int64), Column("Buyer", DataType.String), Column("Time", DataType.DateTime), Column("Amount", DataType.Int64)),
        "Time", "Known", 0, "Id", 3_600_000_000, default));

    public static readonly SourceDescriptor Profiles = new Source(new SourceModel(
        "global::Profile", "", "Profile", "A profile.", SourceKind.Snapshot, "profiles",
        EquatableArray.Of(Column("ShopId", DataType.Int64), Column("Rating", DataType.Int64)), "Since", null, 0, null, 0, default));

    /// <summary>Sales of thirty days: its keys expire.</summary>
    public static readonly TallyView ShopSales = new("ShopSales", Shop, new ViewInput("global::Sale", ["ShopId"], 30L * 86_400_000_000));

    /// <summary>Sales and profiles without end: its keys stay.</summary>
    public static readonly TallyView ShopHistory = new(
        "ShopHistory", Shop, new ViewInput("global::Sale", ["ShopId"], 86_400_000_000), new ViewInput("global::Profile", ["ShopId"], null));

    public static readonly TallyView VisitorSales = new("VisitorSales", Visitor, new ViewInput("global::Sale", ["Buyer", "ShopId"], null));

    public static readonly IReadOnlyList<ViewDescriptor> Views = [ShopSales, ShopHistory, VisitorSales];

    public static readonly IReadOnlyList<SourceDescriptor> Sources = [Sales, Profiles];

    public static StateKey Key(ViewDescriptor view, params IReadOnlyList<object?> parts) => new(view, EntityKey.Of(view.Entity, parts)!);

    public static Sale Sale(long? shop, double minute, long amount = 1, string buyer = "ann", double? known = null, string id = "") =>
        new(shop, buyer, At(minute), At(known ?? minute), amount, id);

    public static DateTime At(double minute) => Start.AddMinutes(minute);

    private static KeyPart Part(string name, DataType type) => new(name, name, type);

    private static ColumnModel Column(string name, DataType type) => new(name, name.ToLowerInvariant(), type, false);

    private sealed class Source(SourceModel model) : SourceDescriptor(model)
    {
        public override object Read(IRowReader reader) => throw new NotSupportedException("The tests make rows themselves.");
    }
}
