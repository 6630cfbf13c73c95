namespace FeatureDsl.Parity.Tests.Programs;

/// <summary>Maps, and what is computed of them.</summary>
internal sealed partial class FeatureText
{
    private List<(string Type, Func<string> Body)> MapOperators() =>
    [
        dice.Of(MapText.Types) is var any ? (any, () => Map(any)) : default,
        dice.Of(MapText.Types) is var counted ? ("int", () => $"{Map(counted)}.Count") : default,
        dice.Of(MapText.ValueTypes) is var value ? (value + "?", () => OfKey("At", new MapText(dice).Asked(value))) : default,
        dice.Of(MapText.ValueTypes) is var known ? ("bool", () => OfKey("ContainsKey", new MapText(dice).Asked(known))) : default,
        dice.Of(MapText.Types) is var keyed ? ($"FeatureList<{MapText.Of(keyed)!.Value.Key}>", () => $"{Map(keyed)}.Keys") : default,
        dice.Of(MapText.Types) is var valued ? ($"FeatureList<{MapText.Of(valued)!.Value.Value}>", () => $"{Map(valued)}.Values") : default,
        ("long", () => $"{Map(new MapText(dice).Asked("long"))}.Values.Sum()"),
    ];

    // One of its own, or a feature that is one.
    private string Map(string type)
    {
        var known = written.Where(w => w.Type == type).ToList();
        return known.Count > 0 && dice.Chance(40) ? dice.Of<WrittenFeature>(known).Name
            : MapText.ColumnOf(type) is not null && dice.Chance(40) ? MapColumn(type) : new MapText(dice).Aggregate(Events(), type);
    }

    private string OfKey(string method, string type) => $"{Map(type)}.{method}({new MapText(dice).Wanted(type)})";
}
