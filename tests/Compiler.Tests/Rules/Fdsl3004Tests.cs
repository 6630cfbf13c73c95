namespace FeatureDsl.Compiler.Tests.Rules;

public sealed class Fdsl3004Tests
{
    [Theory]
    [InlineData("decimal", "{|FDSL3004:sales.Last(7.Days).Sum(t => t.Amount) + sales.Last(1.Days).Sum(t => t.Amount)|}")]
    [InlineData("decimal", "sales.Last(7.Days).Sum(t => {|FDSL3004:t.Amount * t.Amount|})")]
    [InlineData("long", "sales.Last(7.Days).Count(t => t.Amount < {|FDSL3004:79228162514264337593543950335m|})")]
    [InlineData("bool", "{|FDSL3004:sales.Last(7.Days).Sum(t => t.Amount) > 0.00000000000000000001m|}")]
    public Task A_result_of_too_many_digits_could_be_rounded_differently(string type, string body) => RuleCase.Feature(type, body);

    [Theory]
    [InlineData("decimal", "sales.Last(7.Days).Sum(t => t.Amount * 1.19m)")]
    [InlineData("decimal", "sales.Last(7.Days).Sum(t => t.Amount + t.Units)")]
    [InlineData("bool", "sales.Last(7.Days).Sum(t => t.Amount) > 100.5m")]
    [InlineData("decimal?", "sales.Last(7.Days).Any() ? sales.Last(7.Days).Sum(t => t.Amount) : null")]
    [InlineData("decimal?", "sales.Last(7.Days).Count() switch { 0 => null, 1 => 0.5m, _ => sales.Last(7.Days).Sum(t => t.Amount) }")]
    public Task Twenty_eight_digits_are_exact(string type, string body) => RuleCase.Feature(type, body);
}
