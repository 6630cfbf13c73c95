using System.Text.Json;
using FeatureDsl.Descriptors;
using FeatureDsl.Hosting.Commands;
using FeatureDsl.Ir;
using FeatureDsl.Runtime;

namespace FeatureDsl.Hosting.Values;

/// <summary>The request records of a target, from one JSON object with all their columns; a record in it is an object, too, or each of its members a column.</summary>
internal static class RequestJson
{
    /// <exception cref="FeatureDslException">It is no JSON object, has an unknown column, lacks one, or has a value of another type.</exception>
    public static IReadOnlyList<object> Parse(TargetDescriptor target, string? json)
    {
        var columns = target.Requests.SelectMany(r => r.Model.Columns).DistinctBy(c => c.Name).ToList();
        if (json is null && columns.Any(c => !ColumnSpecs.TypeOf(c).Nullable))
            throw new FeatureDslException($"{target.Name} needs what the request brings: --request '{{{string.Join(", ", columns.Select(c => $"\"{c.Name}\": ..."))}}}'.");
        using var document = Document(json ?? "{}");
        RequireKnown(target, columns, document.RootElement, "");
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

    private static void RequireKnown(TargetDescriptor target, List<ColumnModel> columns, JsonElement json, string path)
    {
        foreach (var member in json.EnumerateObject())
        {
            var there = path + member.Name;
            if (member.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Null && columns.Exists(c => IsInside(c, there)))
            {
                if (member.Value.ValueKind == JsonValueKind.Object)
                    RequireKnown(target, columns, member.Value, there + ".");
            }
            else if (!columns.Exists(c => Is(c, there)))
            {
                throw Find.Unknown($"request column of {target.Name}", there, columns.Select(c => c.Name));
            }
        }
    }

    private static object? Value(JsonElement request, ColumnModel column) =>
        BoxedValues.FromJson(Found(request, column, ""), ColumnSpecs.TypeOf(column), column.Name);

    private static JsonElement Found(JsonElement json, ColumnModel column, string path)
    {
        foreach (var member in json.EnumerateObject())
        {
            var there = path + member.Name;
            if (Is(column, there))
                return member.Value;
            if (member.Value.ValueKind == JsonValueKind.Object && IsInside(column, there))
                return Found(member.Value, column, there + ".");
        }

        return default;
    }

    // By the name of the column, or by that of the property, in C# or as columns are written.
    private static bool Is(ColumnModel column, string path) =>
        column.Name == path || string.Equals(column.Path, Plain(path), StringComparison.OrdinalIgnoreCase);

    private static bool IsInside(ColumnModel column, string path) => column.Path.StartsWith(Plain(path) + ".", StringComparison.OrdinalIgnoreCase);

    private static string Plain(string path) => path.Replace("_", "", StringComparison.Ordinal);
}
