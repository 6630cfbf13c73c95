using System.Text.Json;
using FeatureDsl.Descriptors;
using FeatureDsl.Hosting.Commands;
using FeatureDsl.Ir;

namespace FeatureDsl.Hosting.Values;

/// <summary>The request records of a target, from one JSON object with all their columns.</summary>
internal static class RequestJson
{
    /// <exception cref="FeatureDslException">It is no JSON object, has an unknown column, lacks one, or has a value of another type.</exception>
    public static IReadOnlyList<object> Parse(TargetDescriptor target, string? json)
    {
        var columns = target.Requests.SelectMany(r => r.Model.Columns).DistinctBy(c => c.Name).ToList();
        if (json is null && columns.Any(c => !c.Type.Nullable))
            throw new FeatureDslException($"{target.Name} needs what the request brings: --request '{{{string.Join(", ", columns.Select(c => $"\"{c.Name}\": ..."))}}}'.");
        using var document = Document(json ?? "{}");
        foreach (var name in document.RootElement.EnumerateObject().Select(p => p.Name).Where(n => columns.TrueForAll(c => !Is(c, n))))
            throw Find.Unknown($"request column of {target.Name}", name, columns.Select(c => c.Name));
        return [.. target.Requests.Select(r => r.Read(new BoxedRow([.. r.Model.Columns.Select(c => Value(document.RootElement, c))])))];
    }

    private static JsonDocument Document(string json)
    {
        try
        {
            var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document : throw NotAnObject(null);
        }
        catch (JsonException e)
        {
            throw NotAnObject(e);
        }
    }

    private static FeatureDslException NotAnObject(Exception? cause) => new("What --request gives is not a JSON object; write it like '{\"column\": 1}'.", cause);

    private static object? Value(JsonElement request, ColumnModel column)
    {
        var found = request.EnumerateObject().FirstOrDefault(p => Is(column, p.Name)).Value;
        return BoxedValues.FromJson(found, column.Type, column.Name);
    }

    private static bool Is(ColumnModel column, string name) =>
        column.Name == name || string.Equals(column.Property, name, StringComparison.OrdinalIgnoreCase);
}
