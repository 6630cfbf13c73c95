using FeatureDsl.CodeFixes;

namespace FeatureDsl.Compiler.Tests.Rules.Fixes;

public sealed class ReplacementsTests
{
    [Theory]
    [InlineData("{|FDSL1002:DateTime.UtcNow|}.Hour", "AsOf.Hour")]
    [InlineData("{|FDSL1002:DateTime.Now|}.Hour + 1", "AsOf.Hour + 1")]
    public Task The_clock_becomes_the_instant_that_is_asked_about(string before, string after) =>
        FixCase.View<Replacements>(ShopLanguage.Feature("int", before), ShopLanguage.Feature("int", after));

    [Fact]
    public Task System_math_becomes_maths() => FixCase.View<Replacements>(
        ShopLanguage.Feature("double", "1 + {|FDSL3006:Math.Log(sales.Last(7.Days).Count())|}"),
        ShopLanguage.Feature("double", "1 + Maths.Log(sales.Last(7.Days).Count())"));

    [Theory]
    [InlineData("double.ExpM1", "Maths.Expm1")]
    [InlineData("Math.Log10", "Maths.Log10")]
    public Task Functions_that_dotnet_names_otherwise_are_found(string before, string after) => FixCase.View<Replacements>(
        ShopLanguage.Feature("double", $"{{|FDSL3006:{before}(sales.Last(7.Days).Count())|}}"),
        ShopLanguage.Feature("double", $"{after}(sales.Last(7.Days).Count())"));

    [Fact]
    public Task For_chance_there_is_nothing_to_write_instead() => FixCase.View<Replacements>(
        ShopLanguage.Feature("Guid", "{|FDSL1002:Guid.NewGuid()|}"), ShopLanguage.Feature("Guid", "{|FDSL1002:Guid.NewGuid()|}"));
}
