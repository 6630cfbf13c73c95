using System.Text.Json.Nodes;
using FeatureDsl.Hosting.Output;

namespace FeatureDsl.Hosting.Values;

/// <summary>Values of features as JSON: numbers and truth values as such, lists as arrays, maps as objects whose names are their keys as text, everything else as text; missing is null.</summary>
internal static class JsonValues
{
    public static JsonNode? Of(object? value) => value switch
    {
        null => null,
        FeatureVector vector => new JsonArray([.. vector.Select(x => Of(x))]),
        IFeatureMap map => new JsonObject(map.Entries.Select(e => KeyValuePair.Create(Show.Value(e.Key), Of(e.Value)))),
        IFeatureList list => new JsonArray([.. list.Cast<object?>().Select(Of)]),
        object?[] list => new JsonArray([.. list.Select(Of)]),
        bool v => JsonValue.Create(v),
        int v => JsonValue.Create(v),
        long v => JsonValue.Create(v),
        decimal v => JsonValue.Create(v),
        // JSON has no NaN and no infinity: those are text.
        float v when float.IsFinite(v) => JsonValue.Create(v),
        double v when double.IsFinite(v) => JsonValue.Create(v),
        _ => JsonValue.Create(Show.Value(value)),
    };
}
