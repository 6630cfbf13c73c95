namespace FeatureDsl.Compiler.Tests.Rules;

public sealed class Fdsl1004Tests
{
    [Theory]
    [InlineData("long", "sales.Last({|FDSL1004:-7.Days|}).Count()")]
    [InlineData("long", "sales.Last({|FDSL1004:(-7).Days|}).Count()")]
    [InlineData("long", "sales.Last({|FDSL1004:0.Days|}).Count()")]
    [InlineData("long", "sales.Last({|FDSL1004:TimeSpan.FromDays(-1)|}).Count()")]
    [InlineData("long", "sales.Last({|FDSL1004:TimeSpan.Zero|}).Count()")]
    [InlineData("long", "sales.Tumbling({|FDSL1004:0.Days|}).Count()")]
    [InlineData("long", "sales.Session({|FDSL1004:0.Minutes|}, 1.Days).Count()")]
    [InlineData("float?", "profile.MaxAge({|FDSL1004:-1.Hours|}).Value?.Rating")]
    public Task A_window_reaches_into_the_past(string type, string body) => RuleCase.Feature(type, body);

    [Theory]
    [InlineData("long", "sales.Last(7.Days).Count()")]
    [InlineData("long", "sales.Last(7.Days + 12.Hours, 1.Hours).Count()")]
    [InlineData("long", "sales.Last(hop: 1.Hours, span: 7.Days).Count()")]
    [InlineData("long", "sales.Where(s => s.Amount > 1).Tumbling(1.Days).Last(3).Count()")]
    [InlineData("float?", "profile.MaxAge(1.Hours).Value?.Rating")]
    public Task Positive_spans_do(string type, string body) => RuleCase.Feature(type, body);
}
