using System.Globalization;
using System.Text.Json;
using FeatureDsl.Hosting.Output;
using FeatureDsl.Ir;

namespace FeatureDsl.Hosting.Values;

/// <summary>Lists and maps of a request: a JSON array, and a JSON object whose names are the keys as text.</summary>
internal static class BoxedCollections
{
    /// <summary>A list as an array of boxed elements, a map as an array of pairs in the contract's order of keys.</summary>
    /// <exception cref="FeatureDslException">It is not of the type; the message names the place.</exception>
    public static object?[] FromJson(JsonElement json, DataType type, string name) => (type.Kind, json.ValueKind) switch
    {
        (DataKind.List, JsonValueKind.Array) => [.. json.EnumerateArray().Select((e, i) => Value(e, type.Element!, name, FormattableString.Invariant($"at place {i}")))],
        (DataKind.Map, JsonValueKind.Object) => Map(json, type, name),
        _ => throw new FeatureDslException($"The request's '{name}' is {json.GetRawText()}, but a {type.Display} is needed; "
            + (type.IsMap ? "write a JSON object, {} for an empty one." : "write a JSON array, [] for an empty one.")),
    };

    private static object?[] Map(JsonElement json, DataType type, string name)
    {
        var entries = json.EnumerateObject()
            .Select(m => KeyValuePair.Create(Key(m.Name, type.Key!, name), Value(m.Value, type.Element!, name, $"for the key '{m.Name}'"))).ToList();
        return entries.GroupBy(e => e.Key).FirstOrDefault(g => g.Count() > 1) is { } twice
            ? throw new FeatureDslException($"The request's '{name}' has the key '{Show.Value(twice.Key)}' twice; a map has one value for each key.")
            : [.. entries.ToFeatureMap().Select(e => new[] { e.Key, e.Value })];
    }

    private static object? Value(JsonElement json, DataType type, string name, string place)
    {
        if (json.ValueKind == JsonValueKind.Null && type.Nullable)
            return null;
        return BoxedValues.Convertible(json, type)
            ?? throw new FeatureDslException($"The request's '{name}' has {json.GetRawText()} {place}, but a {type.Display} is needed; correct the value.");
    }

    private static object Key(string text, DataType type, string name)
    {
        object? key = type.Kind switch
        {
            DataKind.Bool => text switch { "true" => true, "false" => false, _ => null },
            DataKind.Int32 => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var v) ? v : null,
            DataKind.Int64 => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var v) ? v : null,
            DataKind.Guid => Guid.TryParseExact(text, "D", out var v) ? v : null,
            DataKind.DateTime => InstantText.TryParse(text, out var v) ? v : null,
            DataKind.DateOnly => DateText.TryParse(text, out var v) ? v : null,
            DataKind.TimeSpan => SpanText.TryParse(text, out var v) ? v : null,
            DataKind.Enum => type.Enum!.Members.FirstOrDefault(m => m.Name == text)?.Value,
            _ => text,
        };
        return key ?? throw new FeatureDslException($"The request's '{name}' has the key '{text}', but keys of a {type.Display} are needed; correct the key.");
    }
}
