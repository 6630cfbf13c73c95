namespace FeatureDsl.Parity.Tests.Programs;

/// <summary>Series of buckets.</summary>
internal sealed partial class FeatureText
{
    private static readonly string[] OfSeries =
        ["bool", "long", "double", "double?", "double?", "decimal", "TimeSpan", "TimeSpan?", "int?", "long?", "float?", "decimal?", "DateTime?", "DateOnly?", "string?", "Guid?", "Mood?"];

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
        var over = dice.Chance(element is "bool" or "long" or "double" or "double?" or "decimal" or "TimeSpan" ? 0 : 60) ? Picked(element) : element switch
        {
            "bool" => dice.Of("Any()", $"Any(e => {_event.Predicate(1)})", $"All(e => {_event.Predicate(1)})"),
            "long" => dice.Of(
                "Count()", $"CountDistinct(e => {Countable()})", $"Count(e => {_event.Predicate(1)})", "Sum(e => e.I)", "Sum(e => e.MaybeN)", "Sum(e => e.N)",
                $"CountDistinctApproximate(e => {dice.Of(_event.Word(), _event.Number(), _event.Moved(), _event.MaybeSpan())})", $"CountPresent(e => {Countable()})"),
            "double" => dice.Of(
                $"Sum(e => {dice.Of("e.D", "e.MaybeD", "e.F", "(double)e.M")})", $"DecayedSum(e => {_event.Addend()}, {HalfLife()})", $"DecayedCount({HalfLife()})"),
            "double?" => Measured(),
            "TimeSpan" => $"Sum(e => {dice.Of("e.Took", "e.MaybeTook")})",
            "TimeSpan?" => $"{dice.Of("Average", "Range")}(e => {dice.Of("e.Took", "e.MaybeTook")})",
            "decimal" => $"Sum(e => {_event.DecimalAddend()})",
            "decimal?" => $"Range(e => {dice.Of("e.M", "e.MaybeM")})",
            "long?" => $"Range(e => {dice.Of("e.N", "e.MaybeN", "e.I")})",
            _ => Picked(element),
        };
        if (element == "TimeSpan?" && dice.Chance(30))
        {
            over = $"TimeSince{dice.Of("Last", "First")}({dice.Of("", "", "e => e.T", "e => e.MaybeT")})";
        }

        var isOrdered = new[] { "First(", "Last(", "MinBy(", "MaxBy(" }.Any(o => over.StartsWith(o, StringComparison.Ordinal));
        var source = isOrdered ? dice.Of("acts", "lates", "fixes", "marks") : dice.Of("acts", "lates", "plains", "fixes", "marks");
        var ((span, bucket), early, late) = (dice.Of(Cuts), Filter(), Filter());
        return $"{source}{early}.Last({span}){late}.Every({bucket}).{over}";
    }

    private string Measured() => dice.Next(8) switch
    {
        0 => $"Average(e => {_event.Addend()})",
        1 or 2 => $"{Moment()}(e => {_event.Addend()})",
        3 => $"Entropy(e => {dice.Of(Any(), _event.Word())})",
        4 => $"Quantile{dice.Of("", "Approximate")}({dice.Of("0", "0.1", "0.5", "0.95", "1")}, e => {_event.Addend()})",
        5 => $"Median{dice.Of("", "Approximate")}(e => {_event.Addend()})",
        6 => dice.Of($"Ratio(e => {_event.Predicate(1)}{dice.Of("", $", e => {_event.Predicate(1)}")})", $"Range(e => {dice.Of("e.D", "e.MaybeD", "e.F")})"),
        _ => Picked("double?"),
    };

    // The value at one event of a bucket, or the best of all.
    private string Picked(string element)
    {
        var value = dice.Of<string>(ListText.Selectors(dice.Chance(70) ? element : element.TrimEnd('?')));
        return element is "string?" or "Guid?" or "Mood?" || dice.Chance(60)
            ? dice.Of($"First(e => {value})", $"Last(e => {value})", $"MinBy(e => {value}, e => {BestBy()})", $"MaxBy(e => {value}, e => {BestBy()})")
            : $"{Pick()}(e => {value})";
    }

    private string Filter() => dice.Chance(25) ? $".Where(e => {_event.Predicate(1)})" : "";
}
