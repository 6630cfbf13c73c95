using FeatureDsl.CodeFixes;

namespace FeatureDsl.Compiler.Tests.Rules.Fixes;

public sealed class FunctionsTests
{
    [Theory]
    [InlineData("string?", "sales.All().Last(t => t.City)?{|FDSL3007:.ToLower()|}", "Text.ToLowerAscii(sales.All().Last(t => t.City))")]
    [InlineData("int?", "sales.All().Last(t => t.City)?{|FDSL3007:.Length|}", "Text.Length(sales.All().Last(t => t.City))")]
    [InlineData("long", "sales.All().Sum(t => {|FDSL3007:t.Till.Length|})", "sales.All().Sum(t => Text.Length(t.Till).Value)")]
    [InlineData("long", "sales.All().Count(t => {|FDSL3007:t.Till.StartsWith(\"a\")|})", "sales.All().Count(t => Text.StartsWith(t.Till, \"a\"))")]
    [InlineData("long", "sales.All().Count(t => {|FDSL3007:string.CompareOrdinal(t.Till, t.City)|} < 0)", "sales.All().Count(t => Text.Compare(t.Till, t.City) < 0)")]
    [InlineData("DateTime", "{|FDSL3007:AsOf.AddDays(1)|}", "Time.AddDays(AsOf, 1)")]
    [InlineData("DateOnly", "{|FDSL3007:DateOnly.FromDateTime(AsOf).AddDays(1)|}", "Time.AddDays(DateOnly.FromDateTime(AsOf), 1)")]
    public Task A_method_becomes_the_function_of_the_language(string type, string before, string after) =>
        FixCase.View<Functions>(ShopLanguage.Feature(type, before), ShopLanguage.Feature(type, after));

    [Theory]
    [InlineData("long", "sales.All().Count(t => {|FDSL3007:t.Till.StartsWith(\"a\", StringComparison.CurrentCulture)|})")]
    [InlineData("DateTime", "{|FDSL3007:AsOf.AddDays(1.5)|}")]
    [InlineData("DateTime", "{|FDSL3007:AsOf.AddTicks(1)|}")]
    public Task Where_the_arguments_cannot_stay_there_is_none(string type, string body) =>
        FixCase.View<Functions>(ShopLanguage.Feature(type, body), ShopLanguage.Feature(type, body));
}
