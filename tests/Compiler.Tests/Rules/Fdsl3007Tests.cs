namespace FeatureDsl.Compiler.Tests.Rules;

public sealed class Fdsl3007Tests
{
    [Theory]
    [InlineData("int?", "sales.All().Last(t => t.City)?{|FDSL3007:.Length|}")]
    [InlineData("int", "{|FDSL3007:(sales.All().Last(t => t.City) ?? \"\").Length|}")]
    [InlineData("string?", "sales.All().Last(t => t.City)?{|FDSL3007:.Substring(1)|}")]
    [InlineData("string?", "sales.All().Last(t => t.City)?{|FDSL3007:.ToUpperInvariant()|}")]
    [InlineData("string?", "sales.All().Last(t => t.City)?{|FDSL3007:.Trim()|}")]
    [InlineData("long", "sales.All().Count(t => {|FDSL3007:t.Till.StartsWith(\"a\")|})")]
    [InlineData("long", "sales.All().Count(t => {|FDSL3007:t.Till.EndsWith(\"a\", StringComparison.OrdinalIgnoreCase)|})")]
    [InlineData("long", "sales.All().Count(t => {|FDSL3007:t.Till.Contains(\"a\", StringComparison.CurrentCulture)|})")]
    [InlineData("long", "sales.All().Count(t => {|FDSL3007:string.Compare(t.Till, t.City)|} < 0)")]
    [InlineData("long", "sales.All().Count(t => {|FDSL3007:string.CompareOrdinal(t.Till, t.City)|} < 0)")]
    [InlineData("long", "sales.All().Count(t => {|FDSL3007:t.Till.CompareTo(\"b\")|} < 0)")]
    public Task Text_by_culture_or_by_utf16_is_not_the_same_everywhere(string type, string body) => RuleCase.Feature(type, body);

    [Theory]
    [InlineData("{|FDSL3007:AsOf.AddDays(1)|}")]
    [InlineData("{|FDSL3007:AsOf.AddDays(1.5)|}")]
    [InlineData("{|FDSL3007:AsOf.AddTicks(1)|}")]
    [InlineData("{|FDSL3007:AsOf.Add(1.Days)|}")]
    [InlineData("{|FDSL3007:AsOf.AddMonths(1)|}")]
    [InlineData("Time.StartOfDay({|FDSL3007:DateOnly.FromDateTime(AsOf).AddDays(1)|})")]
    [InlineData("Time.StartOfDay({|FDSL3007:DateOnly.FromDateTime(AsOf).AddYears(1)|})")]
    [InlineData("{|FDSL3007:DateOnly.FromDateTime(AsOf).ToDateTime(TimeOnly.MinValue)|}")]
    public Task Instants_outside_the_contract_are_not_the_same_everywhere(string body) => RuleCase.Feature("DateTime", body);

    [Theory]
    [InlineData("int?", "Text.Length(sales.All().Last(t => t.City))")]
    [InlineData("int", "Text.Length(sales.All().Last(t => t.City) ?? \"\").Value")]
    [InlineData("long", "sales.All().Count(t => t.Till.StartsWith(\"a\", StringComparison.Ordinal))")]
    [InlineData("long", "sales.All().Count(t => t.Till.Contains(\"a\") || string.IsNullOrEmpty(t.City))")]
    [InlineData("long", "sales.All().Count(t => Text.Compare(t.Till, t.City) < 0 && Text.Length(t.Till).Value > 3)")]
    [InlineData("string", "$\"{sales.All().Last(t => t.City)}-{sales.All().First(t => t.City)}\" + string.Concat(\"a\", \"b\")")]
    [InlineData("DateTime", "Time.AddDays(AsOf, 1)")]
    [InlineData("DateOnly?", "Time.AddMonths(profile.Value?.Opened, 1)")]
    [InlineData("int?", "(profile.Value?.Opened)?.DayNumber - DateOnly.FromDateTime(AsOf).DayNumber")]
    [InlineData("TimeSpan?", "-sales.All().Average(t => t.Waited) + 2.Hours")]
    [InlineData("DateTime?", "Time.StartOfWeek(sales.All().Last(t => t.At))")]
    public Task What_the_language_has_is(string type, string body) => RuleCase.Feature(type, body);
}
