namespace FeatureDsl.Compiler.Tests.Rules;

public sealed class Fdsl2004Tests
{
    [Theory]
    [InlineData("long", "1.5", "sales.Last(7.Days).Count()")]
    [InlineData("long", "\"1\"", "sales.Last(7.Days).Count()")]
    [InlineData("long", "new[] { 1 }", "sales.Last(7.Days).Count()")]
    [InlineData("float?", "4.5", "profile.Value?.Rating")]
    [InlineData("decimal", "0.0", "sales.Last(7.Days).Sum(t => t.Amount)")]
    [InlineData("decimal", "\"0.001\"", "sales.Last(7.Days).Sum(t => t.Amount)")]
    [InlineData("decimal", "\"much\"", "sales.Last(7.Days).Sum(t => t.Amount)")]
    [InlineData("Size?", "1", "sales.All().Last(t => t.Size)")]
    [InlineData("Size?", "(Size)1", "sales.All().Last(t => t.Size)")]
    [InlineData("DateTime?", "\"2020-01-01\"", "sales.All().Last(t => t.At)")]
    [InlineData("DateOnly?", "\"2024-02-30\"", "profile.Value?.Opened")]
    [InlineData("DateOnly?", "\"2299-12-31\"", "profile.Value?.Opened")]
    [InlineData("DateOnly?", "\"01/02/2024\"", "profile.Value?.Opened")]
    [InlineData("TimeSpan?", "\"00:15:00\"", "sales.All().Average(t => t.Waited)")]
    [InlineData("TimeSpan?", "15", "sales.All().Average(t => t.Waited)")]
    [InlineData("TimeSpan?", "\"99999999d\"", "sales.All().Average(t => t.Waited)")]
    [InlineData("Guid?", "\"?\"", "sales.All().Last(t => t.SaleId)")]
    [InlineData("bool", "0", "profile.Value is null")]
    public Task A_default_of_another_type_is_refused(string type, string value, string body) => RuleCase.View($$"""
        /// <summary>F.</summary>
        [{|FDSL2004:Feature(Default = {{value}})|}] public {{type}} F => {{body}};
        """);

    [Theory]
    [InlineData("long", "1", "sales.Last(7.Days).Count()")]
    [InlineData("float?", "4.5f", "profile.Value?.Rating")]
    [InlineData("double?", "4.5f", "sales.All().Last(t => t.Km)")]
    [InlineData("decimal", "\"0.01\"", "sales.Last(7.Days).Sum(t => t.Amount)")]
    [InlineData("decimal", "0", "sales.Last(7.Days).Sum(t => t.Amount)")]
    [InlineData("Size?", "Size.Large", "sales.All().Last(t => t.Size)")]
    [InlineData("string?", "\"nowhere\"", "sales.All().Last(t => t.City)")]
    [InlineData("bool?", "false", "sales.All().Last(t => t.IsOnline)")]
    [InlineData("DateOnly?", "\"2024-02-29\"", "profile.Value?.Opened")]
    [InlineData("TimeSpan?", "\"15m\"", "sales.All().Average(t => t.Waited)")]
    [InlineData("int?", "null", "profile.Value?.Clerks")]
    public Task A_default_that_fits_is_not(string type, string value, string body) => RuleCase.View($$"""
        /// <summary>F.</summary>
        [Feature(Default = {{value}})] public {{type}} F => {{body}};
        """);
}
