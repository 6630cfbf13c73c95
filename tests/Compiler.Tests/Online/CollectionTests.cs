using System.Buffers;
using FeatureDsl.Descriptors;

namespace FeatureDsl.Compiler.Tests.Online;

/// <summary>Lists and maps that are columns, in generated code: rows that are read, checked and stored, and features that are made of them.</summary>
public sealed class CollectionTests
{
    private const string Source = """
        namespace Shops;

        /// <summary>A shop.</summary>
        [Entity] public readonly record struct Shop([property: Key] long ShopId);

        /// <summary>How it was paid.</summary>
        public enum Means : byte { Cash = 0, Card = 3 }

        /// <summary>A box.</summary>
        public sealed record Box { public required long Volume { get; init; } public FeatureList<string> Labels { get; init; } }

        /// <summary>A shelf.</summary>
        [SnapshotSource("shelves")]
        public sealed partial record Shelf
        {
            [Key<Shop>] public required long ShopId { get; init; }
            [ValidFrom] public required DateTime Since { get; init; }
            public required FeatureList<string> Goods { get; init; }
            public required FeatureMap<Means, long> Till { get; init; }
        }

        /// <summary>An order.</summary>
        [EventSource("orders", Corrections = true)]
        public sealed partial record Order
        {
            [EventId] public required long Id { get; init; }
            [Key<Shop>] public required long ShopId { get; init; }
            [EventTime] public required DateTime At { get; init; }
            public required FeatureList<string> Tags { get; init; }
            [Scale(2)] public required FeatureMap<string, decimal> Paid { get; init; }
            public required FeatureList<DateTime?> Stops { get; init; }
            public Box? Box { get; init; }
            [AsOfJoin<Shop>] public Shelf? Shelf { get; init; }
        }

        /// <summary>Orders of a shop.</summary>
        [FeatureView<Shop>(Owner = "o")]
        public sealed partial class Orders(Events<Order> orders, Latest<Shelf> shelf)
        {
            /// <summary>The last tags.</summary>
            [Feature] public FeatureList<string> LastTags => orders.Last(7.Days).Last(o => o.Tags);
            /// <summary>The payment of the fullest box.</summary>
            [Feature] public FeatureMap<string, decimal> Paid => orders.All().MaxBy(o => o.Paid, o => o.Box?.Volume);
            /// <summary>The goods, or the labels of the last box.</summary>
            [Feature] public FeatureList<string> Goods => shelf.Value?.Goods ?? orders.All().Last(o => o.Box?.Labels ?? []);
            /// <summary>Till.</summary>
            [Feature] public long? Till => shelf.Value?.Till.Values.Sum();
            /// <summary>Gifts.</summary>
            [Feature] public long Gifts => orders.All().Count(o => o.Tags.Contains("gift") || o.Shelf?.Goods.Contains("tea") == true);
            /// <summary>By card.</summary>
            [Feature] public decimal ByCard => orders.All().Sum(o => o.Paid.At("card"));
            /// <summary>The box; of none the lists are empty, which was once no C#.</summary>
            [Feature] public Box? Boxed => orders.All().Count() > 1 ? orders.All().Last(o => o.Box) : null;
        }
        """;

    private static readonly FeatureProject Project = GeneratedProject.Load(Source);

    private static readonly ViewDescriptor View = Project.Views.Single();

    private static readonly TargetDescriptor Target = Project.Targets.Single();

    private static readonly DateTime Noon = new(2024, 3, 1, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void They_are_columns_of_their_own_types() => Assert.Equal(
        ["tags list<string>", "paid map<string, decimal(18,2)>", "stops list<datetime?>", "box_volume int64?", "box_labels list<string>"],
        Orders.Model.Columns.Skip(3).Select(c => $"{c.Name} {c.Type.Display}"));

    [Fact]
    public void A_row_that_breaks_a_rule_of_its_elements_is_told_so()
    {
        Assert.Null(Order([1L, 7L, Noon, new object?[] { "a" }, Map("card", 1.25m), new object?[] { null, Noon }, null, Map()]).RowFault());
        Assert.Equal(
            "Paid.Values[1] (1.255) has more than 2 digits behind the point; round it or declare a finer [Scale].",
            Order([1L, 7L, Noon, Map(), Map("card", 1.25m, "cash", 1.255m), Map(), null, Map()]).RowFault());
        Assert.StartsWith("Stops[1] ", Order([1L, 7L, Noon, Map(), Map(), new object?[] { null, new DateTime(1850, 1, 1, 0, 0, 0, DateTimeKind.Utc) }, null, Map()]).RowFault());
        Assert.StartsWith("Tags[0] is missing", Order([1L, 7L, Noon, new object?[] { null }, Map(), Map(), null, Map()]).RowFault());
        Assert.StartsWith("Box.Labels[0] is missing", Order([1L, 7L, Noon, Map(), Map(), Map(), 3L, new object?[] { null }]).RowFault());
    }

    [Fact]
    public void Online_and_plain_execution_give_the_lists_again()
    {
        var shelf = (Project.Sources.Single(s => s.Model.Name == "Shelf"), Index: 1);
        var tea = (IRow)shelf.Item1.Read(new BoxedReader([7L, Noon.AddHours(3), new object?[] { "tea", "" }, Map(3, 5L, 0, 2L)]));
        var joined = Orders.Join(Order([3L, 7L, Noon.AddHours(4), Map(), Map("cash", 9m), Map(), null, Map()]), [tea]);
        IRow[] rows =
        [
            Order([1L, 7L, Noon, new object?[] { "gift", "b" }, Map("card", 1.25m, "cash", 2m), Map(), 5L, new object?[] { "up" }]),
            Order([2L, 7L, Noon.AddHours(1), Map(), Map("card", 0.5m), Map(), 9L, Map()]),
            Order([2L, 7L, Noon.AddHours(2), new object?[] { "c" }, Map(), Map(), null, Map()]),
            tea,
            joined,
        ];
        var key = EntityKey.Of(Target.Entities[0], 7L)!;
        var state = View.NewState();
        var seen = new List<string>();
        for (var i = 0; i < rows.Length; i++)
        {
            state.ApplyAt(ReferenceEquals(rows[i], tea) ? shelf.Index : 0, 0, i, rows[i]);
            var packed = new ArrayBufferWriter<byte>();
            state.Write(packed);
            var asOf = rows[i].RowKnown.AddMicroseconds(1);
            var plain = Target.EvaluatePlain(asOf, new History(rows[..(i + 1)]), [key], []);
            var online = Target.EvaluateOnline(Instants.ToMicros(asOf), [packed.WrittenMemory], []);
            Assert.Equal(Enumerable.Range(0, plain.Count).Select(plain.Value), Enumerable.Range(0, online.Count).Select(online.Value));
            seen.Add(string.Join(" | ", Enumerable.Range(0, online.Count).Select(online.Value)));
            state = View.NewState();
            state.Read(packed.WrittenSpan);
        }

        Assert.Equal(
            [
                "[gift, b] | {card: 1.25, cash: 2} | [up] |  | 1 | 1.25 |  | []",
                "[] | {card: 0.5} | [] |  | 1 | 1.75 | 9 | []",
                "[c] | {card: 1.25, cash: 2} | [] |  | 1 | 1.25 |  | []",
                "[c] | {card: 1.25, cash: 2} | [tea, ] | 7 | 1 | 1.25 |  | []",
                "[] | {card: 1.25, cash: 2} | [tea, ] | 7 | 2 | 1.25 |  | []",
            ],
            seen);
    }

    private static SourceDescriptor Orders => Project.Sources.Single(s => s.Model.Name == "Order");

    private static IRow Order(object?[] values) => (IRow)Orders.Read(new BoxedReader(values));

    private static object?[] Map(params object?[] keysAndValues) => keysAndValues;

    private sealed class History(IReadOnlyList<IRow> rows) : IHistory
    {
        public IEnumerable<T> Rows<T>(ViewInput input, EntityKey key, DateTime asOf)
            where T : class, IRow => rows.OfType<T>();
    }
}
