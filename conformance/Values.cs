using System.Globalization;
using System.Text.Json;

namespace FeatureDsl.Conformance;

/// <summary>Values as the files spell them.</summary>
public static class Values
{
    private const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    private static readonly CultureInfo Any = CultureInfo.InvariantCulture;

    /// <summary>Whether two fields are the same value: to the bit for floating point, except that a NaN is a NaN.</summary>
    /// <param name="type">A type of README.md.</param>
    /// <param name="expected">The right value; <see langword="null"/> for missing.</param>
    /// <param name="given">The given one.</param>
    public static bool Same(string type, string? expected, string? given)
    {
        if (expected is null || given is null)
            return expected is null && given is null;
        return type.TrimEnd('?').Split('(')[0] switch
        {
            "float64" => double.TryParse(Spelled(given), NumberStyles.Float, Any, out var d) && Bits(d) == Bits(double.Parse(expected, Any)),
            "float32" => float.TryParse(Spelled(given), NumberStyles.Float, Any, out var f) && Bits(f) == Bits(float.Parse(expected, Any)),
            "int32" or "int64" or "decimal" or "duration" => decimal.TryParse(given, NumberStyles.Number, Any, out var number) && number == decimal.Parse(expected, Any),
            "bool" => bool.TryParse(given, out var b) && b == bool.Parse(expected),
            "vector" => Elements(expected).SequenceEqual(Elements(given)),
            "list" => SameLists(type, expected, given),
            "map" => SameMaps(type, expected, given),
            "string" or "date" => expected == given,
            "timestamp" => DateTime.TryParse(given, Any, Utc, out var at) && at == DateTime.Parse(expected, Any, Utc),
            var other => throw new InvalidDataException($"there is no type {other}"),
        };
    }

    /// <summary>A field for people.</summary>
    public static string Show(string? field) => field switch { null => "missing", "" => "empty text", _ => field };

    // JSON arrays of the same elements in the same places.
    private static bool SameLists(string type, string expected, string given)
    {
        var element = type[5..^1];
        using var right = JsonDocument.Parse(expected);
        using var answer = JsonDocument.Parse(given);
        var (wanted, found) = (right.RootElement.EnumerateArray().ToList(), answer.RootElement.EnumerateArray().ToList());
        return wanted.Count == found.Count && wanted.Zip(found, (a, b) => Same(element, Text(a), Text(b))).All(same => same);
    }

    // JSON objects of the same names, in one order, with the same values.
    private static bool SameMaps(string type, string expected, string given)
    {
        var value = type[(type.IndexOf(';', StringComparison.Ordinal) + 1)..^1];
        using var right = JsonDocument.Parse(expected);
        using var answer = JsonDocument.Parse(given);
        var (wanted, found) = (right.RootElement.EnumerateObject().ToList(), answer.RootElement.EnumerateObject().ToList());
        return wanted.Count == found.Count
            && wanted.Zip(found, (a, b) => a.Name == b.Name && Same(value, Text(a.Value), Text(b.Value))).All(same => same);
    }

    private static string? Text(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Null => null,
        _ => element.GetRawText(),
    };

    // The bits of each element, by the text of a JSON array.
    private static IEnumerable<int> Elements(string vector) =>
        vector.Trim('[', ']').Split(',').Select(e => float.TryParse(Spelled(e.Trim(' ', '"')), NumberStyles.Float, Any, out var f) ? Bits(f) : throw new InvalidDataException($"{e} is no number"));

    // Stores write infinity in more than one way.
    private static string Spelled(string given) => given.ToLowerInvariant() switch
    {
        "inf" or "+inf" => "Infinity",
        "-inf" => "-Infinity",
        _ => given,
    };

    private static long Bits(double value) => double.IsNaN(value) ? long.MaxValue : BitConverter.DoubleToInt64Bits(value);

    private static int Bits(float value) => float.IsNaN(value) ? int.MaxValue : BitConverter.SingleToInt32Bits(value);
}
