using System.Globalization;
using FeatureDsl.Compiler.Binding;
using FeatureDsl.Compiler.Diagnostics;
using FeatureDsl.Compiler.Lowering;

namespace FeatureDsl.Compiler.Tests.Binding;

/// <summary>A fingerprint follows the meaning of a feature and nothing else.</summary>
public sealed class FingerprintTests
{
    private static readonly string Known = Of("/// <summary>Sales.</summary>\n[Feature] public long Sales => sales.Where(t => t.IsOnline).Last(7.Days).Count();");

    [Theory]
    [InlineData("/// <summary>Described otherwise.</summary>\n[Feature] public long Sales => sales.Where(t => t.IsOnline).Last(7.Days).Count();")]
    [InlineData("/// <summary>Sales.</summary>\n[Feature] public long Renamed => sales.Where(t => t.IsOnline).Last(7.Days).Count();")]
    [InlineData("private Events<Sale> Online => sales.Where(s => s.IsOnline);\n/// <summary>Sales.</summary>\n[Feature] public long Sales => Online.Last(1.Weeks).Count();")]
    [InlineData("/// <summary>Sales.</summary>\n[Feature] public long Sales => sales.Last(7.Days).Count(t => t.IsOnline);")]
    public void Names_descriptions_and_spelling_do_not_change_it(string members) => Assert.Equal(Known, Of(members));

    [Fact]
    public void It_does_not_matter_whether_a_part_is_a_feature_of_its_own()
    {
        const string Online = "/// <summary>Online.</summary>\n[Feature] public long Online => sales.Where(t => t.IsOnline).Last(7.Days).Count();\n";
        Assert.Equal(
            Of("/// <summary>Twice.</summary>\n[Feature] public long Twice => sales.Where(t => t.IsOnline).Last(7.Days).Count() * 2;"),
            Of(Online + "/// <summary>Twice.</summary>\n[Feature] public long Twice => Online * 2;"));
    }

    [Fact]
    public void A_long_chain_of_features_is_read_once() => Assert.Equal(16, Of(
        "/// <summary>F.</summary>\n[Feature] public long F0 => sales.All().Count();\n"
        + string.Concat(Enumerable.Range(1, 60).Select(i => $"/// <summary>F.</summary>\n[Feature] public long F{i} => F{i - 1} + F{i - 1};\n"))).Length);

    [Fact]
    public void The_culture_of_the_machine_does_not_change_it()
    {
        const string Half = "/// <summary>Half.</summary>\n[Feature(Default = -0.5)] public double? Half => sales.Last(7.Days).Average(t => t.Km) * 1.5;";
        var (expected, before) = (Of(Half), CultureInfo.CurrentCulture);
        var other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (other.NumberFormat.NumberDecimalSeparator, other.NumberFormat.NegativeSign) = (",", "minus ");
        CultureInfo.CurrentCulture = other;
        var found = Of(Half);
        CultureInfo.CurrentCulture = before;
        Assert.Equal(expected, found);
    }

    [Theory]
    [InlineData("/// <summary>Sales.</summary>\n[Feature] public long Sales => sales.Where(t => t.IsOnline).Last(8.Days).Count();")]
    [InlineData("/// <summary>Sales.</summary>\n[Feature] public long Sales => sales.Where(t => t.IsOnline).Last(7.Days, 1.Hours).Count();")]
    [InlineData("/// <summary>Sales.</summary>\n[Feature] public long Sales => sales.Where(t => !t.IsOnline).Last(7.Days).Count();")]
    [InlineData("/// <summary>Sales.</summary>\n[Feature] public long Sales => sales.Where(t => t.IsOnline).Last(7.Days).Sum(t => t.Units);")]
    [InlineData("/// <summary>Sales.</summary>\n[Feature] public double Sales => sales.Where(t => t.IsOnline).Last(7.Days).Count();")]
    [InlineData("/// <summary>Sales.</summary>\n[Feature] public long Sales => sales.Where(t => t.IsOnline).Last(7.Days).Count() + 1;")]
    [InlineData("/// <summary>Sales.</summary>\n[Feature] public long Sales => sales.Where(t => t.IsOnline).Session(7.Days, 7.Days).Count();")]
    public void Another_meaning_changes_it(string members) => Assert.NotEqual(Known, Of(members));

    [Fact]
    public void What_makes_a_session_is_part_of_the_meaning()
    {
        string[] all =
        [
            .. new[] { "Where(t => t.IsOnline).Session(1.Hours, 1.Days)", "Session(1.Hours, 1.Days).Where(t => t.IsOnline)", "Where(t => t.IsOnline).Session(2.Hours, 1.Days)" }
                .Select(window => Of($"/// <summary>Sales.</summary>\n[Feature] public long Sales => sales.{window}.Count();")),
        ];
        Assert.Distinct(all);
    }

    private static string Of(string members)
    {
        var compilation = ShopLanguage.Compile([.. ShopLanguage.GeneratedShop, "#nullable enable\n" + ShopLanguage.View(members)]);
        var bound = ViewBinder.Bind(compilation.GetTypeByMetadataName("Case")!, compilation, new Findings(), TestContext.Current.CancellationToken)!;
        return Fingerprint.Of(bound.View.Features[^1], bound.View, Targets.OfView(bound, [bound])!);
    }
}
