namespace FeatureDsl.Parity.Tests.Programs;

/// <summary>Series of buckets.</summary>
internal sealed partial class FeatureText
{
    private static readonly string[] OfSeries =
        ["long", "double", "double?", "decimal", "TimeSpan", "TimeSpan?", "int?", "long?", "float?", "decimal?", "DateTime?", "DateOnly?", "string?", "Guid?", "Mood?"];

    private static readonly (string Span, string Bucket)[] Cuts =
    [
        ("7.Days", "1.Days"), ("1.Days", "6.Hours"), ("6.Hours", "1.Hours"), ("1.Hours", "15.Minutes"), ("1.Minutes", "20.Seconds"), ("365.Days", "73.Days"), ("30.Days", "30.Days"),
        ("1.Days", "1.Hours"), ("2.Weeks", "1.Days"), ("64.Days", "1.Days"),
    ];

    // A column, or a list of the values at events, or of those of buckets.
    private string ListOf(string element) =>
        ListText.ColumnsOf(element).Length > 0 && dice.Chance(25) ? ColumnOf(element)
        : OfSeries.Contains(element) && dice.Chance(40) ? Series(element) : new ListText(dice).Aggregate(Ordered(), element);

    private string Series(string element)
    {
        var best = element is "string?" or "Guid?" or "Mood?" ? dice.Of("First", "Last") : dice.Of("First", "Last", "Min", "Max");
        var values = best + $"(e => {dice.Of<string>(ListText.Selectors(dice.Chance(70) ? element : element.TrimEnd('?')))})";
        var source = best is "First" or "Last" ? dice.Of("acts", "lates", "fixes", "marks") : dice.Of("acts", "lates", "plains", "fixes", "marks");
        var ((span, bucket), early, late) = (dice.Of(Cuts), Filter(), Filter());
        var over = element switch
        {
            "long" => dice.Of("Count()", $"CountDistinct(e => {Countable()})", $"Count(e => {_event.Predicate(1)})", "Sum(e => e.I)", "Sum(e => e.MaybeN)", "Sum(e => e.N)"),
            "double" => $"Sum(e => {dice.Of("e.D", "e.MaybeD", "e.F", "(double)e.M")})",
            "double?" => dice.Of($"Average(e => {_event.Addend()})", values),
            "TimeSpan" => $"Sum(e => {dice.Of("e.Took", "e.MaybeTook")})",
            "TimeSpan?" => dice.Of($"Average(e => {dice.Of("e.Took", "e.MaybeTook")})", values),
            "decimal" => $"Sum(e => {_event.DecimalAddend()})",
            _ => values,
        };
        return $"{source}{early}.Last({span}){late}.Every({bucket}).{over}";
    }

    private string Filter() => dice.Chance(25) ? $".Where(e => {_event.Predicate(1)})" : "";
}
