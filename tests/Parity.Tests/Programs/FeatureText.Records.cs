namespace FeatureDsl.Parity.Tests.Programs;

/// <summary>Records: those of events, snapshots and the request, and some that are made.</summary>
internal sealed partial class FeatureText
{
    /// <summary>The records, as features have them.</summary>
    public static readonly IReadOnlyList<string> Records = ["Spot?", "Stay?"];

    /// <summary>A member by which two of them are compared.</summary>
    public static string Told(string type) => type == "Spot?" ? "?.X" : "?.Nights.First";

    private string Spot(int depth) => dice.Next(depth > 0 ? 8 : 3) switch
    {
        0 or 1 => Chosen("e.Spot"),
        2 => $"{Row()}.Spot",
        3 => $"({Bool(depth - 1)} ? {Body("Spot?", depth - 1)} : {dice.Of("null", Body("Spot?", depth - 1))})",
        4 => $"({Body("Spot?", depth - 1)} ?? {MadeSpot(depth - 1)})",
        5 => $"({Int(depth - 1)} switch {{ 1 => {Body("Spot?", depth - 1)}, > 5 => null, _ => {Body("Spot?", depth - 1)} }})",
        _ => MadeSpot(depth - 1),
    };

    private string Stay(int depth) => dice.Next(depth > 0 ? 6 : 3) switch
    {
        0 or 1 => Chosen("e.Stay"),
        2 => $"{Row()}.Stay",
        3 => $"({Bool(depth - 1)} ? {Body("Stay?", depth - 1)} : {dice.Of("null", Body("Stay?", depth - 1))})",
        4 => $"({Body("Stay?", depth - 1)} ?? {MadeStay(depth - 1)})",
        _ => MadeStay(depth - 1),
    };

    private string MadeSpot(int depth) => $"new Spot {{ X = {Double(depth)}, Town = {Body("string?", depth)}, Toll = {Money()}, Floors = {List("long")} }}";

    // A room is never missing; neither is the first of the nights.
    private string MadeStay(int depth) => $"new Stay(({Body("string?", depth)} ?? \"\"), new Nights({Long(depth)}, {MaybeLong(depth)})) "
        + $"{{ More = {dice.Of("null", $"new Nights({Long(0)}, {MaybeLong(0)})", $"({Body("Stay?", 0)})?.More")}, Guests = {List("string")}, Bill = {Map("FeatureMap<string, long>")} }}";

    private string Money() => dice.Of("null", $"{Row()}.MaybeM", $"{Events()}.Max(e => e.M)", $"{Events()}.Sum(e => e.M)");

    private List<(string Type, Func<string> Body)> RecordOperators(int depth) =>
    [
        ("Spot?", () => MadeSpot(depth)),
        ("Stay?", () => MadeStay(depth)),
        ("double?", () => $"({Body("Spot?", depth)})?.X"),
        ("string?", () => dice.Of($"({Body("Spot?", depth)})?.Town", $"({Body("Stay?", depth)})?.Room")),
        ("decimal?", () => dice.Of($"({Body("Spot?", depth)})?.Toll", $"{Row()}.Spot.Toll")),
        ("long?", () => $"({Body("Stay?", depth)})?.{dice.Of("Nights.First", "Nights.Last", "More?.First", "More?.Last")}"),
        ("long?", () => $"{Row()}.Stay?.{dice.Of("Nights.First", "Nights.Last", "More?.First", "More?.Last")}"),
        ("bool", () => $"({Body(dice.Of<string>(Records), depth)} {dice.Of("is null", "is not null", "== null", "!= null")})"),
        ("bool", () => $"(({Body("Stay?", depth)})?.More is {dice.Of("null", "not null", "{ }")})"),
    ];
}
