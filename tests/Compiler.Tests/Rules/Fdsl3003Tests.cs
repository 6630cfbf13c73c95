namespace FeatureDsl.Compiler.Tests.Rules;

public sealed class Fdsl3003Tests
{
    [Theory]
    [InlineData("sales.Last(7.Days).Sum(t => {|FDSL3003:100 / t.Units|})")]
    [InlineData("sales.Last(7.Days).Sum(t => {|FDSL3003:100 % t.Units|})")]
    [InlineData("sales.Last(7.Days).Sum(t => {|FDSL3003:t.Units / 0|})")]
    [InlineData("sales.Last(7.Days).Sum(t => {|FDSL3003:t.Units / -1|})")]
    [InlineData("sales.Last(7.Days).Sum(t => {|FDSL3003:t.Floor!.Value|})")]
    [InlineData("sales.Last(7.Days).Sum(t => {|FDSL3003:(int)t.Floor!|})")]
    [InlineData("sales.Last(7.Days).Count(t => {|FDSL3003:Time.AddDays(t.At, t.Units)|} < t.PaidAt)")]
    [InlineData("sales.Last(7.Days).Sum(t => {|FDSL3003:Hash.Bucket(Hash.Of(t.Till), t.Units)|})")]
    [InlineData("sales.Last(7.Days).CountDistinct(t => {|FDSL3003:t.Waited + t.Paused|})")]
    [InlineData("sales.Last(7.Days).CountDistinct(t => {|FDSL3003:t.Waited - 5.Minutes|})")]
    [InlineData("sales.Last(7.Days).Count(t => {|FDSL3003:Time.AddMonths(t.Due, 1)|} < new DateOnly(2024, 2, 29))")]
    public Task One_bad_event_would_spoil_a_whole_window(string body) => RuleCase.Feature("long", body);

    [Theory]
    [InlineData("long", "sales.Last(7.Days).Sum(t => t.Units / 2)")]
    [InlineData("double", "sales.Last(7.Days).Sum(t => 100.0 / t.Units)")]
    [InlineData("long", "sales.Last(7.Days).Sum(t => t.Floor ?? 0)")]
    [InlineData("long", "sales.Last(7.Days).Count(t => Time.TryAddDays(t.At, t.Units) < t.PaidAt)")]
    [InlineData("long", "sales.Last(7.Days).Sum(t => Hash.Bucket(Hash.Of(t.City), 10))")]
    [InlineData("TimeSpan", "sales.Last(7.Days).Sum(t => Time.TryAdd(t.Waited, -t.Waited))")]
    [InlineData("TimeSpan", "sales.Last(7.Days).Sum(t => t.Waited) - sales.Last(7.Days).Sum(t => t.Paused)")]
    [InlineData("long", "100 / sales.Last(7.Days).Count()")]
    public Task What_cannot_fail_and_what_fails_outside_an_event_is_fine(string type, string body) => RuleCase.Feature(type, body);
}
