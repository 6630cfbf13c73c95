using System.Globalization;
using System.Text.Json;
using FeatureDsl.Descriptors;
using FeatureDsl.Ir;

namespace FeatureDsl.Hosting.Values;

/// <summary>Values of the language as objects: the C# type of each kind, members of enumerations by number, lists as arrays of objects, and maps as arrays of pairs.</summary>
internal static class BoxedValues
{
    /// <summary>A value of a row.</summary>
    public static object? Read(IRowReader row, int column, DataType type) => row.IsMissing(column) ? null : type.Kind switch
    {
        DataKind.Bool => row.Bool(column),
        DataKind.Int32 => row.Int32(column),
        DataKind.Int64 => row.Int64(column),
        DataKind.Float32 => row.Float32(column),
        DataKind.Float64 => row.Float64(column),
        DataKind.Decimal => row.Decimal(column),
        DataKind.String => row.String(column),
        DataKind.DateTime => row.DateTime(column),
        DataKind.DateOnly => row.DateOnly(column),
        DataKind.TimeSpan => row.TimeSpan(column),
        DataKind.Guid => row.Guid(column),
        DataKind.Enum => row.Enum(column),
        DataKind.Vector => row.Vector(column),
        DataKind.List => row.List(column, e => Read(e, 0, type.Element!)).ToArray(),
        DataKind.Map => row.Entries(column, e => (object?)new[] { Read(e, 0, type.Key!), Read(e, 1, type.Element!) }).ToArray(),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type.Kind, "Not the type of a column."),
    };

    /// <summary>A value as a feature row gives it, in the same form.</summary>
    public static object? Normal(object? value) => value switch
    {
        Enum member => Convert.ToInt32(member, CultureInfo.InvariantCulture),
        IFeatureMap map => map.Entries.Select(e => (object?)new[] { Normal(e.Key), Normal(e.Value) }).ToArray(),
        IFeatureList list => list.Cast<object?>().Select(Normal).ToArray(),
        _ => value,
    };

    /// <summary>A part of a key from the command line.</summary>
    /// <exception cref="FeatureDslException">It is not of the type.</exception>
    public static object Parse(string text, DataType type, string name)
    {
        object? value = type.Kind switch
        {
            DataKind.Int32 => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null,
            DataKind.Int64 => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null,
            DataKind.Guid => Guid.TryParse(text, out var id) ? id : null,
            DataKind.DateOnly => DateText.TryParse(text, out var date) ? date : null,
            _ => text,
        };
        return value ?? throw new FeatureDslException($"'{text}' is not a {type.Display}, which the key part '{name}' is; correct the value.");
    }

    /// <summary>A value of a request.</summary>
    /// <exception cref="FeatureDslException">It is not of the type.</exception>
    public static object? FromJson(JsonElement json, DataType type, string name)
    {
        if (json.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
        {
            return type.Nullable ? null : throw new FeatureDslException($"The request needs a value for '{name}' ({type.Display}); give one that is not null.");
        }

        try
        {
            return Value(json, type, name);
        }
        catch (InvalidOperationException e)
        {
            // What JSON may write as an escape, but no text has.
            throw new FeatureDslException($"The request's '{name}' has half of a surrogate pair in {json.GetRawText()}; write the whole character.", e);
        }
    }

    private static object Value(JsonElement json, DataType type, string name) =>
        type.IsCollection ? BoxedCollections.FromJson(json, type, name) : Convertible(json, type)
            ?? throw new FeatureDslException($"The request's '{name}' is {json.GetRawText()}, but a {type.Display} is needed; correct the value.");

    /// <summary>A single value, or null where it is not of the type.</summary>
    internal static object? Convertible(JsonElement json, DataType type) => (type.Kind, json.ValueKind) switch
    {
        (DataKind.Bool, JsonValueKind.True or JsonValueKind.False) => json.GetBoolean(),
        (DataKind.Int32, JsonValueKind.Number) => json.TryGetInt32(out var v) ? v : null,
        (DataKind.Int64, JsonValueKind.Number) => json.TryGetInt64(out var v) ? v : null,
        (DataKind.Float32, JsonValueKind.Number) => json.TryGetSingle(out var v) && float.IsFinite(v) ? v : null,
        (DataKind.Float32, JsonValueKind.String) => Named(json) is { } v ? (float)v : null,
        (DataKind.Float64, JsonValueKind.Number) => json.TryGetDouble(out var v) && double.IsFinite(v) ? v : null,
        (DataKind.Float64, JsonValueKind.String) => Named(json),
        (DataKind.Decimal, JsonValueKind.Number) => json.TryGetDecimal(out var v) && decimal.Round(v, type.Scale) == v ? v : null,
        (DataKind.String, JsonValueKind.String) => json.GetString(),
        (DataKind.Guid, JsonValueKind.String) => json.TryGetGuid(out var v) ? v : null,
        (DataKind.DateTime, JsonValueKind.String) => InstantText.TryParse(json.GetString()!, out var v) ? v : null,
        (DataKind.DateOnly, JsonValueKind.String) => DateText.TryParse(json.GetString()!, out var v) ? v : null,
        (DataKind.TimeSpan, JsonValueKind.String) => SpanText.TryParse(json.GetString()!, out var v) ? v : null,
        (DataKind.Vector, JsonValueKind.Array) => Vector(json, type),
        (DataKind.Enum, JsonValueKind.String) => type.Enum!.Members.FirstOrDefault(m => m.Name == json.GetString())?.Value,
        _ => null,
    };

    // NaN and infinities, which JSON has no numbers for, are strings.
    private static double? Named(JsonElement json) => json.GetString() switch
    {
        "nan" => double.NaN,
        "inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        _ => null,
    };

    private static object? Vector(JsonElement json, DataType type)
    {
        var elements = json.EnumerateArray().Select(e => e.ValueKind switch
        {
            JsonValueKind.Number => e.TryGetSingle(out var v) && float.IsFinite(v) ? v : null,
            JsonValueKind.String => (float?)Named(e),
            _ => null,
        }).ToList();
        return elements.Count == type.Dimension && elements.TrueForAll(e => e is not null) ? FeatureVector.Of([.. elements.OfType<float>()]) : null;
    }
}
