using FeatureDsl.Descriptors;
using FeatureDsl.Ir;
using FeatureDsl.Online;

namespace FeatureDsl.Serving.Tests;

/// <summary>Sales that bring the profile of their shop along: its rating takes the place of the amount, and <see cref="NoProfile"/> where there was none.</summary>
internal static class RatedSales
{
    public const long NoProfile = -1000;

    public static readonly SourceDescriptor Source = new Sales();

    public static readonly JoinDescriptor Profiles = Source.Joins[0];

    /// <summary>Sales of a day by buyer.</summary>
    public static readonly TallyView OfVisitor = new(
        "RatedSales", Shops.Visitor, new ViewInput(Source.Model.FullName, ["Buyer", "ShopId"], 86_400_000_000) { Joins = ["Profile"] });

    /// <summary>The state of the rows of a shop, as the applier keeps it.</summary>
    public static StateKey History(long shop) => Shops.Key(Profiles.History(86_400_000_000), shop);

    private static JoinModel Model() => new("Profile", Shops.Profiles.Model, Shops.Shop, EquatableArray.Of("ShopId"), EquatableArray.Of("ShopId"));

    private sealed class Sales() : SourceDescriptor(Shops.Sales.Model with { FullName = "global::RatedSale", Name = "RatedSale", Joins = EquatableArray.Of(Model()) })
    {
        public override IReadOnlyList<JoinDescriptor> Joins { get; } = [new ProfileJoin()];

        public override IRow Join(IRow row, IReadOnlyList<IRow?> joined) => (Sale)row with { Amount = joined[0] is Profile profile ? profile.Rating : NoProfile };

        public override object Read(IRowReader reader) => throw new NotSupportedException("The tests make rows themselves.");
    }

    private sealed class ProfileJoin() : JoinDescriptor(Model())
    {
        public override SourceDescriptor Source => Shops.Profiles;

        protected override ViewState NewState(ulong fingerprint, long? reach) => new HistoryState<Profile>(fingerprint, new ProfileRows(reach));
    }

    private sealed class ProfileRows(long? reach) : RowHistory<Profile>(reach)
    {
        protected override void WriteRow(SlotWriter output, Profile row)
        {
            output.Put<long, Int64Slot>(row.ShopId);
            output.Put<DateTime, DateTimeSlot>(row.Since);
            output.Put<long, Int64Slot>(row.Rating);
        }

        protected override Profile ReadRow(scoped ref PackReader packed) => new(packed.Slot<long, Int64Slot>(), packed.Slot<DateTime, DateTimeSlot>(), packed.Slot<long, Int64Slot>());
    }
}
