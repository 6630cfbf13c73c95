namespace FeatureDsl.Parity.Tests.Programs;

/// <summary>Random lists of random elements, as C# text.</summary>
/// <param name="dice">Chance.</param>
internal sealed class ListText(Dice dice)
{
    private static readonly (string Element, string[] Selectors)[] Selected =
    [
        ("bool", ["e.Flag"]), ("int", ["e.I"]), ("int?", OrJoined("I")), ("long", ["e.N", "e.N / 3"]), ("long?", OrJoined("N")), ("float", ["e.F"]), ("float?", OrJoined("F")),
        ("double", ["e.D", "e.D * 0.5 - e.I"]), ("double?", OrJoined("D")), ("decimal", ["e.M", "e.M * 2"]), ("decimal?", OrJoined("M")), ("string", ["e.S"]),
        ("string?", OrJoined("S")), ("DateTime", ["e.T", "e.At"]), ("DateTime?", OrJoined("T")), ("DateOnly", ["e.Day", "Time.DateOf(e.T)"]), ("DateOnly?", OrJoined("Day")),
        ("TimeSpan", ["e.Took", "e.At - e.T"]), ("TimeSpan?", OrJoined("Took")), ("Guid", ["e.G"]), ("Guid?", OrJoined("G")), ("Mood", ["e.Mood"]), ("Mood?", OrJoined("Mood")),
    ];

    private static readonly (string Element, string Column)[] Columns =
    [
        ("bool", "Flags"), ("int?", "Is"), ("long", "Ns"), ("long", "Spot.Floors"), ("float", "Fs"), ("double?", "Ds"), ("decimal?", "Ms"), ("string", "Ss"), ("string", "Stay?.Guests"),
        ("string?", "MaybeSs"), ("DateTime", "Ts"), ("DateOnly?", "Days"), ("TimeSpan", "Tooks"), ("Guid", "Gs"), ("Mood?", "Moods"),
    ];

    /// <summary>The columns of rows that are lists of such elements; behind <c>?</c> where the list may not be there.</summary>
    public static string[] ColumnsOf(string element) => [.. Columns.Where(c => c.Element == element).Select(c => c.Column)];

    /// <summary>Types of features that are lists, by chance one of all in place of each.</summary>
    public static readonly IReadOnlyList<string> Types = [.. Selected.Select(e => $"FeatureList<{e.Element}>")];

    /// <summary>What lists can be of.</summary>
    public static readonly IReadOnlyList<string> Elements = [.. Selected.Select(e => e.Element)];

    /// <summary>Values of an event of the type of an element.</summary>
    public static string[] Selectors(string element) => Selected.First(e => e.Element == element).Selectors;

    /// <summary>What a type is a list of, or nothing.</summary>
    public static string? ElementOf(string type) => type.StartsWith("FeatureList<", StringComparison.Ordinal) ? type["FeatureList<".Length..^1] : null;

    /// <summary>An aggregate that gives a list.</summary>
    /// <param name="events">A window of events that have an id.</param>
    /// <param name="element">The type of an element.</param>
    public string Aggregate(string events, string element)
    {
        if (element == "long" && dice.Chance(40))
        {
            return $"{events}.Histogram(e => {dice.Of("e.I", "e.MaybeN", "e.D", "e.MaybeD", "e.F", "e.D * 0.5 - e.I")}, {dice.Of("0", "-1.5, 0, 3", "-1e9, -1, 0, 1, 2, 1e9", "[0.5, 12]")})";
        }

        var limit = dice.Of("1", "2", "3", "7", "40");
        var isMaybe = element.EndsWith('?');
        var aggregate = isMaybe ? dice.Of("LastN", "FirstN") : dice.Of("LastN", "FirstN", "FirstDistinct", "LastDistinct", "TopK", "TopK");
        // The different values are never missing, whether they could have been or not.
        var of = aggregate is "FirstDistinct" or "LastDistinct" or "TopK" && dice.Chance(50) ? element + "?" : element;
        return $"{events}.{aggregate}({limit}, e => {dice.Of<string>(Selectors(of == "bool?" ? "bool" : of))})";
    }

    // What can be missing: a column, or one of a row that the event brings along.
    private static string[] OrJoined(string column) => [$"e.Maybe{column}", $"e.Shop?.{column}", $"e.Held?.Maybe{column}"];
}
