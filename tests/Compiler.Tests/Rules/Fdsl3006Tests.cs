namespace FeatureDsl.Compiler.Tests.Rules;

public sealed class Fdsl3006Tests
{
    [Theory]
    [InlineData("double", "{|FDSL3006:Math.Log(sales.Last(7.Days).Count())|}")]
    [InlineData("double", "{|FDSL3006:Math.Pow(2, sales.Last(7.Days).Count())|}")]
    [InlineData("double", "sales.Last(7.Days).Sum(t => {|FDSL3006:Math.Sqrt(t.Km ?? 0)|})")]
    [InlineData("double", "{|FDSL3006:Math.Tanh(sales.Last(7.Days).Count())|}")]
    [InlineData("double", "{|FDSL3006:Math.Log2(sales.Last(7.Days).Count())|}")]
    [InlineData("double", "{|FDSL3006:double.LogP1(sales.Last(7.Days).Count())|}")]
    [InlineData("double", "{|FDSL3006:double.Log10(sales.Last(7.Days).Count())|}")]
    [InlineData("double", "{|FDSL3006:Math.Atan2(sales.Last(7.Days).Count(), 2)|}")]
    [InlineData("double", "{|FDSL3006:double.Cos(sales.Last(7.Days).Count())|}")]
    [InlineData("int", "{|FDSL3006:Math.Sign(sales.Last(7.Days).Count())|}")]
    [InlineData("double", "{|FDSL3006:Math.Clamp(sales.Last(7.Days).Count(), 0.0, 1.0)|}")]
    public Task The_last_bit_of_system_math_differs_between_engines(string type, string body) => RuleCase.Feature(type, body);

    [Theory]
    [InlineData("double", "Maths.Log(sales.Last(7.Days).Count())")]
    [InlineData("double", "Maths.Pow(y: 2, x: sales.Last(7.Days).Count())")]
    [InlineData("double", "sales.Last(7.Days).Count() * Math.PI")]
    public Task That_of_maths_does_not(string type, string body) => RuleCase.Feature(type, body);
}
