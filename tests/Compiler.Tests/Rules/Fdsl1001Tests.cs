namespace FeatureDsl.Compiler.Tests.Rules;

public sealed class Fdsl1001Tests
{
    [Theory]
    [InlineData("long", "sales.Last(7.Days).Count(t => {|FDSL1001:t.Returned|})")]
    [InlineData("long", "sales.Where(t => {|FDSL1001:t.Returned|}).Last(7.Days).Count()")]
    [InlineData("bool?", "sales.All().Last(t => {|FDSL1001:t.Returned|})")]
    [InlineData("long", "sales.Last(7.Days).Sum(t => {|FDSL1001:t.Returned|} ? t.Units : 0)")]
    [InlineData("int?", "sales.All().MinBy(t => t.Units, t => {|FDSL1001:t.Returned|} ? t.Km : t.Weight)")]
    [InlineData("FeatureList<bool>", "sales.Last(7.Days).TopK(2, t => {|FDSL1001:t.Returned|})")]
    [InlineData("bool?", "profile.Value?{|FDSL1001:.Closed|}")]
    [InlineData("bool?", "sales.All().Last(t => t.Then?{|FDSL1001:.Closed|})")]
    public Task A_label_is_no_part_of_a_feature(string type, string body) => RuleCase.Feature(type, body);

    [Fact]
    public Task Not_by_way_of_a_private_property_either() => RuleCase.View($$"""
        private Events<Sale> Kept => sales.Where(t => {|FDSL1001:t.Returned|} == false);

        {{ShopLanguage.Feature("long", "Kept.Last(7.Days).Count()")}}
        """);

    [Fact]
    public Task Not_inside_something_that_cannot_be_translated_anyway() =>
        RuleCase.Feature("long", "sales.Last(7.Days).Count(t => string.Concat(\"a\", {|FDSL1001:t.Returned|}) == \"\")");

    [Fact]
    public Task Other_columns_are_fine() => RuleCase.Feature("long", "sales.Last(7.Days).Count(t => t.IsOnline)");
}
