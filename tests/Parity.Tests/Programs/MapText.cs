namespace FeatureDsl.Parity.Tests.Programs;

/// <summary>Random maps, as C# text.</summary>
/// <param name="dice">Chance.</param>
internal sealed class MapText(Dice dice)
{
    // Keys that are always there and that may be missing, and one to ask for.
    private static readonly (string Key, string[] Selectors, string[] Wanted)[] Keys =
    [
        ("bool", ["e.Flag", "e.I > 2"], ["true", "false"]),
        ("int", ["e.I", "e.MaybeI", "e.I % 3"], ["0", "1", "AsOf.Hour"]),
        ("long", ["e.N", "e.MaybeN", "e.N % 2"], ["0L", "1L", "acts.All().Count()"]),
        ("string", ["e.S", "e.MaybeS", "e.Held?.S"], ["\"a\"", "\"\""]),
        ("DateTime", ["e.T", "e.MaybeT", "Time.StartOfHour(e.At)"], ["AsOf", "Time.StartOfHour(AsOf)"]),
        ("DateOnly", ["e.Day", "e.MaybeDay", "Time.DateOf(e.At)"], ["new DateOnly(2024, 2, 29)", "DateOnly.FromDateTime(AsOf)"]),
        ("TimeSpan", ["e.Took", "e.MaybeTook"], ["TimeSpan.Zero", "1.Hours"]),
        ("Guid", ["e.G", "e.MaybeG"], []),
        ("Mood", ["e.Mood", "e.MaybeMood", "e.Shop?.Mood"], ["Mood.Cross", "Mood.Merry"]),
    ];

    private static readonly (string Value, string[] Selectors)[] Values =
    [
        ("long", ["e.I", "e.MaybeI", "e.N", "e.MaybeN", "(long)e.I * 100000"]), ("double", ["e.D", "e.MaybeD", "e.F", "e.MaybeF", "e.D * 0.5 - e.I", "e.Shop?.D"]),
        ("decimal", ["e.M", "e.MaybeM", "e.M * 2"]), ("TimeSpan", ["e.Took", "e.MaybeTook", "e.At - e.T"]),
    ];

    /// <summary>The column of rows that is a map of a type, or nothing.</summary>
    public static string? ColumnOf(string type) => type switch
    {
        "FeatureMap<string, long>" => "Counts",
        "FeatureMap<Mood, double>" => "Weights",
        "FeatureMap<long, decimal>" => "Owed",
        "FeatureMap<Guid, TimeSpan>" => "Waits",
        _ => null,
    };

    /// <summary>Types of features that are maps.</summary>
    public static readonly IReadOnlyList<string> Types = [.. Keys.SelectMany(k => Values.Select(v => $"FeatureMap<{k.Key}, {v.Value}>"))];

    /// <summary>The types of values.</summary>
    public static readonly IReadOnlyList<string> ValueTypes = [.. Values.Select(v => v.Value)];

    /// <summary>What a type is a map of, or nothing.</summary>
    public static (string Key, string Value)? Of(string type) =>
        type.StartsWith("FeatureMap<", StringComparison.Ordinal) && type["FeatureMap<".Length..^1].Split(", ") is [var key, var value] ? (key, value) : null;

    /// <summary>A type of maps with values of a type, whose keys can be asked for.</summary>
    public string Asked(string value) => $"FeatureMap<{dice.Of<string>([.. Keys.Where(k => k.Wanted.Length > 0).Select(k => k.Key)])}, {value}>";

    /// <summary>An aggregate that gives a map.</summary>
    /// <param name="events">A window of events.</param>
    /// <param name="type">The type of the map.</param>
    public string Aggregate(string events, string type)
    {
        var (key, value) = Of(type)!.Value;
        var by = $"e => {dice.Of<string>(Keys.First(k => k.Key == key).Selectors)}";
        return value == "long" && dice.Chance(50) ? $"{events}.CountBy({by})"
            : $"{events}.SumBy({by}, e => {dice.Of<string>(Values.First(v => v.Value == value).Selectors)})";
    }

    /// <summary>A key that can be asked for.</summary>
    public string Wanted(string type) => dice.Of<string>(Keys.First(k => k.Key == Of(type)!.Value.Key).Wanted);
}
