namespace FeatureDsl.Compiler.Tests.Rules;

public sealed class Fdsl1007Tests
{
    [Theory]
    [InlineData("{|FDSL1007:sales.Next(7.Days)|}.Count()")]
    [InlineData("{|FDSL1007:sales.Where(s => s.Units > 1).Next(7.Days)|}.Count()")]
    public Task A_feature_does_not_look_ahead(string body) => RuleCase.Feature("long", body);

    [Theory]
    [InlineData("[Where] public bool Kept => {|FDSL1007:next.Next(7.Days).Count()|} > 0;")]
    [InlineData("[Carried] public long Came => {|FDSL1007:next.Next(7.Days).Count()|};")]
    public Task Nor_do_rows(string member) => TrainingCase.Members($"{TrainingCase.AsOf} {TrainingCase.Label} {member}");

    [Theory]
    [InlineData("long", "next.Next(7.Days).Count()")]
    [InlineData("bool", "next.Where(s => s.Returned).Next(7.Days).Count() > 0")]
    [InlineData("double?", "next.Next(7.Days).Average(s => s.Km)")]
    [InlineData("double?", "next.Next(7.Days).Quantile(0.9, s => s.Km)")]
    [InlineData("string?", "next.Next(7.Days).MaxBy(s => s.City, s => s.Amount)")]
    [InlineData("long", "next.Next(7.Days).Sum(s => s.Units) - next.Last(7.Days).Sum(s => s.Units) - sale.Units")]
    public Task A_label_does(string type, string body) => TrainingCase.Members($"{TrainingCase.AsOf} [Label] public {type} Ahead => {body};");
}
