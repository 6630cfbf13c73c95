using FeatureDsl.Compiler.Binding;
using FeatureDsl.Compiler.Diagnostics;
using FeatureDsl.Compiler.Lowering;
using FeatureDsl.Ir;

namespace FeatureDsl.Compiler.Tests.Rules;

public sealed class Fdsl4002Tests
{
    private const string Sales = "[Feature(Default = 0.25)] public double? Share => sales.Last(7.Days).Ratio(s => s.IsOnline);";

    [Theory]
    [InlineData("Version = 1, ", "{|FDSL4002:Share|} => sales.Last(8.Days).Ratio(s => s.IsOnline);")]
    [InlineData("", "{|FDSL4002:Share|} => sales.Last(7.Days).Ratio(s => !s.IsOnline);")]
    [InlineData("Version = 2, ", "Share => sales.Last(8.Days).Ratio(s => s.IsOnline);")]
    [InlineData("Version = 1, ", "Share => Week.Ratio(s => s.IsOnline);\nprivate Window<Sale> Week => sales.Last(1.Weeks);")]
    public Task A_feature_that_means_something_else_needs_a_new_version(string version, string feature) =>
        RuleCase.Code(View(version, Sales.Replace(Sales[Sales.IndexOf("Share", StringComparison.Ordinal)..], feature, StringComparison.Ordinal)), locked: Lock(View("Version = 1, ", Sales)));

    [Fact]
    public Task So_does_another_default_or_type() => RuleCase.Code(
        View("", Sales.Replace("0.25", "0.5", StringComparison.Ordinal).Replace("Share", "{|FDSL4002:Share|}", StringComparison.Ordinal)), locked: Lock(View("", Sales)));

    [Fact]
    public Task And_a_feature_that_is_gone_or_renamed_but_not_a_new_one() => RuleCase.Code(
        View("", Sales.Replace("Share", "OnlineShare", StringComparison.Ordinal) + "\n/// <summary>G.</summary>\n[Feature] public long G => sales.All().Count();", "{|FDSL4002:Shown|}"),
        locked: Lock(View("", Sales)));

    [Fact]
    public Task What_a_feature_is_computed_from_is_part_of_its_meaning() => RuleCase.Code(
        View("", Sales.Replace("7.Days", "8.Days", StringComparison.Ordinal).Replace("Share", "{|FDSL4002:Share|}", StringComparison.Ordinal)
            + "\n/// <summary>G.</summary>\n[Feature] public double? {|FDSL4002:G|} => Share * 2;"),
        locked: Lock(View("", Sales + "\n/// <summary>G.</summary>\n[Feature] public double? G => Share * 2;")));

    [Theory]
    [InlineData("1", "Shown shown, Basketed basket", false)]
    [InlineData("1", "Basketed basket, Shown shown", true)]
    [InlineData("1", "Shown shown", true)]
    [InlineData("2", "Basketed basket, Shown shown", false)]
    public Task The_inputs_of_a_service_are_those_of_its_version(string version, string views, bool isReported)
    {
        const string Basketed = "[FeatureView(Owner = \"a\")] public sealed partial class Basketed(Basket basket)\n{\n    /// <summary>K.</summary>\n    [Feature] public double K => basket.Km;\n}\n";
        string Service(string version, string views, string name) =>
            View("", Sales) + Basketed + $"[FeatureService(\"the shop\", Version = {version})] public sealed partial class {name}({views});";
        return RuleCase.Code(Service(version, views, isReported ? "{|FDSL4002:Model|}" : "Model"), locked: Lock(Service("1", "Shown shown, Basketed basket", "Model")));
    }

    [Fact]
    public Task A_line_that_is_none_is_named_in_its_file() => FixFree("view Shown 1 Share 0123456789abcdef\n{|FDSL4002:<<<<<<< theirs|}\n# a word\n\nview Shown 2 Share 1");

    [Theory]
    [InlineData("[FeatureView<Shop>(Owner = \"a\")]", "[FeatureView<Shop>(Owner = \"a\", Version = 2)]")]
    [InlineData("[FeatureView<Shop>(Version = 1, Owner = \"a\")]", "[FeatureView<Shop>(Version = 2, Owner = \"a\")]")]
    [InlineData("[FeatureView<Shop>]", "[FeatureView<Shop>(Version = 2)]")]
    public Task The_fix_gives_the_next_version(string before, string after)
    {
        string Code(string attribute, string name) => $"{attribute} public sealed partial class Shown(Events<Sale> sales)\n{{\n    /// <summary>F.</summary>\n    [Feature] public long {name} => sales.All().Count();\n}}\n";
        return FixCase.Code<CodeFixes.Versions>(Code(before, "{|FDSL4002:F|}"), Code(after, "F"), "view Shown 1 F 0123456789abcdef");
    }

    [Theory]
    [InlineData("view Shown 1 Share 0123", false, "Shown", 1, "Share")]
    [InlineData("  service eta 12 0123 ", true, "eta", 12, "")]
    [InlineData("service the delay 3 0123", true, "the delay", 3, "")]
    public void A_line_comes_back(string line, bool isService, string target, int version, string feature)
    {
        var definition = LockedDefinition.Parse(line)!;
        Assert.Equal(new LockedDefinition(isService, target, version, feature, "0123"), definition);
        Assert.Equal(line.Trim(), definition.ToString());
    }

    [Theory]
    [InlineData("view Shown Share 0123")]
    [InlineData("view Shown one Share 0123")]
    [InlineData("service 3 0123")]
    [InlineData("Shown 1 Share 0123")]
    [InlineData("=======")]
    public void What_is_no_line_is_told_from_one(string line) => Assert.Null(LockedDefinition.Parse(line));

    private static Task FixFree(string locked) => RuleCase.Code("public class Nothing;", locked: locked);

    private static string View(string version, string members, string name = "Shown") => $$"""
        [FeatureView<Shop>({{version}}Owner = "a")] public sealed partial class {{name}}(Events<Sale> sales)
        {
            /// <summary>F.</summary>
            {{members}}
        }

        """;

    // What the command writes.
    private static string Lock(string code)
    {
        var compilation = ShopLanguage.Compile([.. ShopLanguage.GeneratedShop, "#nullable enable\n" + code]);
        var stop = TestContext.Current.CancellationToken;
        var views = new[] { "Shown", "Basketed" }.Select(compilation.GetTypeByMetadataName).OfType<Microsoft.CodeAnalysis.INamedTypeSymbol>()
            .Select(t => ViewBinder.Bind(t, compilation, new Findings(), stop)!).ToList();
        var lines = views.SelectMany(v => v.View.Features.Select(f =>
            new LockedDefinition(false, v.View.Name, v.View.Version, f.Name, Fingerprint.Of(f, v.View, Targets.OfView(v, [.. views])!))));
        if (compilation.GetTypeByMetadataName("Model") is { } model)
        {
            var service = ServiceBinder.Bind(model, new Findings(), stop)!;
            lines = lines.Append(new(true, service.Name, service.Version, "", Fingerprint.Of(Targets.OfService(service, [.. views])!)));
        }

        return string.Join("\n", lines);
    }
}
