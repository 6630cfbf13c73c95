using System.Buffers;
using System.Globalization;
using System.Text.Json;
using FeatureDsl.Descriptors;

namespace FeatureDsl.Serving;

/// <summary>A dead letter as one line of JSON: <c>{"at", "source", "partition", "offset", "reason", "row": {column: value}}</c>.</summary>
internal static class DeadLetterJson
{
    public static ReadOnlyMemory<byte> Write(DeadLetter letter)
    {
        var output = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        json.WriteString("at", letter.At);
        json.WriteString("source", letter.Source.Model.Name);
        if (letter.Position is { } position)
        {
            json.WriteNumber("partition", position.Partition);
            json.WriteNumber("offset", position.Offset);
        }

        json.WriteString("reason", letter.Reason);
        json.WriteStartObject("row");
        foreach (var column in letter.Source.Model.Columns)
        {
            // Reflection is slow, and rare: only rejected rows come here. Under the column's name, so that the row can be mended and loaded.
            json.WritePropertyName(column.Name);
            WriteValue(json, column.Path.Split('.').Aggregate((object?)letter.Row, Member));
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return output.WrittenMemory;
    }

    private static object? Member(object? value, string property) => value?.GetType().GetProperty(property)?.GetValue(value);

    // As files have vectors: what JSON has no numbers for are strings.
    private static void WriteVector(Utf8JsonWriter json, FeatureVector vector)
    {
        json.WriteStartArray();
        foreach (var element in vector)
        {
            if (float.IsFinite(element))
                json.WriteNumberValue(element);
            else
                json.WriteStringValue(float.IsNaN(element) ? "nan" : element > 0 ? "inf" : "-inf");
        }

        json.WriteEndArray();
    }

    private static void WriteList(Utf8JsonWriter json, IFeatureList list)
    {
        json.WriteStartArray();
        foreach (var element in list)
        {
            WriteValue(json, element);
        }

        json.WriteEndArray();
    }

    private static void WriteMap(Utf8JsonWriter json, IFeatureMap map)
    {
        json.WriteStartObject();
        foreach (var (key, value) in map.Entries)
        {
            json.WritePropertyName(Name(key));
            WriteValue(json, value);
        }

        json.WriteEndObject();
    }

    // The text that a key has as a value, where a value has one.
    private static string Name(object key) => key switch
    {
        bool v => v ? "true" : "false",
        DateTime v => v.ToString("O", CultureInfo.InvariantCulture),
        DateOnly v => KeyText.Of(v),
        _ => FormattableString.Invariant($"{key}"),
    };

    private static void WriteValue(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case bool v: json.WriteBooleanValue(v); break;
            case int v: json.WriteNumberValue(v); break;
            case long v: json.WriteNumberValue(v); break;
            case decimal v: json.WriteNumberValue(v); break;
            case float v when float.IsFinite(v): json.WriteNumberValue(v); break;
            case double v when double.IsFinite(v): json.WriteNumberValue(v); break;
            case DateTime v: json.WriteStringValue(v); break;
            case DateOnly v: json.WriteStringValue(KeyText.Of(v)); break;
            case FeatureVector v: WriteVector(json, v); break;
            case IFeatureMap v: WriteMap(json, v); break;
            case IFeatureList v: WriteList(json, v); break;
            default: json.WriteStringValue(FormattableString.Invariant($"{value}")); break;
        }
    }
}
