using System.Reflection;
using System.Text.Json;

namespace FeatureDsl.Compiler.Tests.Online;

/// <summary>What is said of features beside their meaning: who may see them, and that they should no longer be used.</summary>
public sealed class GovernedFeatureTests
{
    private const string Source = """
        namespace Shop;

        /// <summary>A customer.</summary>
        [Entity] public readonly record struct Customer([property: Key] long CustomerId);

        /// <summary>An order.</summary>
        [EventSource("orders")]
        public sealed partial record Order
        {
            [Key<Customer>] public required long CustomerId { get; init; }
            [EventTime] public required DateTime At { get; init; }
            [Personal] public string? Email { get; init; }
            public required int Units { get; init; }
        }

        /// <summary>Orders of a customer.</summary>
        [FeatureView<Customer>(Owner = "shop")]
        public sealed partial class Orders(Events<Order> orders)
        {
            /// <summary>Units of the last week.</summary>
            [Feature, Obsolete("use Units7d")] public long Units => orders.Last(7.Days).Sum(o => o.Units);
            /// <summary>Units of the last week.</summary>
            [Feature, Obsolete] public long Weekly => orders.Last(7.Days).Sum(o => o.Units);
            /// <summary>Addresses of the last week.</summary>
            [Feature, Personal] public long Addresses => orders.Last(7.Days).CountDistinct(o => o.Email);
            /// <summary>Units of the last week.</summary>
            [Feature] public long Units7d => orders.Last(7.Days).Sum(o => o.Units);
        }
        """;

    private static readonly Assembly Code = GeneratedProject.Compile(Source);

    [Fact]
    public void The_row_of_a_model_says_what_is_deprecated_and_generated_code_is_not_warned_of_it()
    {
        var row = Code.GetType("Shop.OrdersRow")!;
        Assert.Equal("use Units7d", row.GetProperty("Units")!.GetCustomAttribute<ObsoleteAttribute>()!.Message);
        Assert.NotNull(row.GetProperty("Weekly")!.GetCustomAttribute<ObsoleteAttribute>());
        Assert.Null(row.GetProperty("Units7d")!.GetCustomAttribute<ObsoleteAttribute>());
    }

    [Fact]
    public void The_manifest_says_what_is_personal_and_what_is_deprecated()
    {
        var project = (Descriptors.FeatureProject)Code.GetTypes().Single(t => t.Name == "Features").GetProperty("Project")!.GetValue(null)!;
        using var manifest = JsonDocument.Parse(project.Manifest);
        var features = manifest.RootElement.GetProperty("views")[0].GetProperty("features").EnumerateArray().ToDictionary(
            f => f.GetProperty("name").GetString()!, f => (f.GetProperty("personal").GetBoolean(), f.GetProperty("deprecated").GetString()));
        Assert.Equal([("Addresses", (true, null)), ("Units", (false, "use Units7d")), ("Units7d", (false, null)), ("Weekly", (false, ""))],
            features.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => (f.Key, f.Value)));
        var columns = manifest.RootElement.GetProperty("sources")[0].GetProperty("columns").EnumerateArray();
        Assert.Equal(["email"], columns.Where(c => c.GetProperty("personal").GetBoolean()).Select(c => c.GetProperty("name").GetString()));
        Assert.True(project.Sources.Single().Model.ColumnOf("Email").IsPersonal);
    }
}
