namespace FeatureDsl.Parity.Tests.Programs;

/// <summary>Lists and maps that are columns: of events, of snapshot rows, of rows that events bring along, and of the request.</summary>
internal sealed partial class FeatureText
{
    private List<(string Type, Func<string> Body)> ColumnOperators(int depth) =>
    [
        dice.Of(ListText.Elements) is var of ? ($"FeatureList<{of}>", () => ColumnOf(of)) : default,
        dice.Of("string", "Mood?", "double?", "long") is var chosen ? ($"FeatureList<{chosen}>", () => $"({Bool(depth)} ? {ColumnOf(chosen)} : {ListOf(chosen)})") : default,
        dice.Of("FeatureMap<string, long>", "FeatureMap<Mood, double>", "FeatureMap<long, decimal>", "FeatureMap<Guid, TimeSpan>") is var map ? (map, () => MapColumn(map)) : default,
        ("int?", () => $"{Row()}.{dice.Of("Flags", "Is", "Gs", "Ss", "Stay?.Guests", "Counts", "Stay?.Bill")}.Count"),
        ("long?", () => $"{Row()}.{dice.Of("Ns.Sum()", "Is.Sum()", "Spot.Floors.Sum()", "Ns.TrySum()", "Ns.At(1)", "Is.Max()", "Counts.At(\"a\")", "Counts.Values.Sum()", "Stay?.Bill.Values.TrySum()")}"),
        ("double?", () => $"{Row()}.{dice.Of("Ds.Sum()", "Ds.TrySum()", "Fs.TrySum()", "Ds.Average()", "Fs.TryAverage()", "Is.Average()", "Ds.At(0)", "Weights.At(Mood.Merry)", "Weights.Values.Max()")}"),
        ("decimal?", () => $"{Row()}.{dice.Of("Ms.Sum()", "Ms.TrySum()", "Ms.Min()", "Owed.At(1L)", "Owed.Values.TrySum()")}"),
        ("bool?", () => $"{Row()}.{dice.Of("Ss.Contains(\"a\")", "Moods.Contains(Mood.Cross)", "Counts.ContainsKey(\"\")", "Flags.At(0)", "Stay?.Guests.Contains(\"b\")")}"),
        ("string?", () => $"{Row()}.{dice.Of("Ss.At(0)", "MaybeSs.At(1)", "Stay?.Guests.At(0)", "Counts.Keys.At(0)")}"),
        ("bool", () => $"({Row()}.{dice.Of("Ss", "Counts", "Stay?.Guests")} is {dice.Of("null", "not null")})"),
        ("double?", () => $"{Events()}.{dice.Of("Sum", "Average", "Max")}(e => {_event.OfList()})"),
        ("long", () => $"{Events()}.Count(e => {_event.ListPredicate()})"),
        .. new[] { "long", "double", "decimal", "TimeSpan" }.Select(e => (e + "?", Of(() => $"{List(e, e + "?")}.TrySum()"))),
        ("double?", () => $"{List("float", "float?", "double", "double?")}.TryAverage()"),
    ];

    // A column that is a list of such elements, or one that such a list is made of by an aggregate.
    private string ColumnOf(string element)
    {
        if (ListText.ColumnsOf(element) is not { Length: > 0 } columns)
        {
            return ListOf(element);
        }

        var column = dice.Of<string>(columns);
        var isMaybe = column.Contains('?');
        return dice.Next(5) switch
        {
            0 when hasRequest && element == "string" => dice.Of("ask.Tags", "(ask.Booked?.Guests ?? [])"),
            0 or 1 => OrEmpty($"{Row()}.{column}"),
            2 when element != "decimal?" => $"({Row()}.{column} ?? {Ordered()}.LastN(2, e => {dice.Of<string>(ListText.Selectors(element))}))",
            3 when !isMaybe => OfEvent($"e.{column}"),
            _ => OfEvent(isMaybe ? OrEmpty($"e.{column}") : OrEmpty($"{dice.Of("e.Shop?", "e.Held?")}.{column}")),
        };
    }

    private string MapColumn(string type)
    {
        var column = MapText.ColumnOf(type)!;
        return dice.Next(4) switch
        {
            0 when hasRequest && column == "Counts" => "ask.Basket",
            0 or 1 => $"({Row()}.{column}).GetValueOrDefault()",
            2 => OfEvent($"e.{column}"),
            _ => OfEvent($"({dice.Of("e.Shop?", "e.Held?")}.{column}).GetValueOrDefault()"),
        };
    }

    private string OrEmpty(string list) => dice.Of($"({list} ?? [])", $"({list}).GetValueOrDefault()");
}
