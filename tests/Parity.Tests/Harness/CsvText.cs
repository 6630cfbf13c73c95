using System.Globalization;
using System.Text.Json;
using FeatureDsl.Ir;

namespace FeatureDsl.Parity.Tests.Harness;

/// <summary>Boxed rows as CSV: text always quoted, missing as an empty field.</summary>
internal static class CsvText
{
    public static string Of(IReadOnlyList<(string Name, DataType Type)> columns, IEnumerable<IReadOnlyList<object?>> rows) => string.Concat(Lines(columns, rows).Select(l => l + "\n"));

    /// <summary>The header and a line for each row; a line has several where a text has.</summary>
    public static IReadOnlyList<string> Lines(IReadOnlyList<(string Name, DataType Type)> columns, IEnumerable<IReadOnlyList<object?>> rows) =>
        [string.Join(',', columns.Select(c => c.Name)), .. rows.Select(row => string.Join(',', row.Select((v, i) => Value(columns[i].Type, v))))];

    /// <summary>One field.</summary>
    public static string Value(DataType type, object? value) => (type.Kind, value) switch
    {
        (_, null) => "",
        (DataKind.String, string s) => "\"" + s.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"",
        (DataKind.Enum, int number) => type.Enum!.Members.First(m => m.Value == number).Name,
        (_, DateTime t) => t.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture),
        (_, DateOnly d) => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        // Both ways to write one.
        (_, TimeSpan s) => s.Ticks % 20 == 0 ? TimeSpans.ToMicros(s).ToString(CultureInfo.InvariantCulture) : s.ToString("c", CultureInfo.InvariantCulture),
        (DataKind.List, FeatureList<object?> list) => Quoted("[" + string.Join(',', list.Select(x => Json(type.Element!, x))) + "]"),
        (DataKind.Map, FeatureMap<object, object?> map) => Quoted("{" + string.Join(',', map.Select(e => $"{JsonText(Bare(type.Key!, e.Key))}:{Json(type.Element!, e.Value)}")) + "}"),
        (_, FeatureVector v) => "\"[" + string.Join(',', v.Select(Element)) + "]\"",
        (_, double d) => d.ToString("R", CultureInfo.InvariantCulture),
        (_, float f) => f.ToString("R", CultureInfo.InvariantCulture),
        (_, bool b) => b ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    // Numbers and truth values stand in JSON as such, what is missing as null, everything else as text.
    private static string Json(DataType type, object? value) => value switch
    {
        null => "null",
        bool or long or decimal => Value(type, value),
        int when type.Kind != DataKind.Enum => Value(type, value),
        double d when double.IsFinite(d) => Value(type, value),
        float f when float.IsFinite(f) => Value(type, value),
        double d => JsonText(double.IsNaN(d) ? "nan" : d > 0 ? "inf" : "-inf"),
        float f => JsonText(float.IsNaN(f) ? "nan" : f > 0 ? "inf" : "-inf"),
        _ => JsonText(Bare(type, value)),
    };

    private static string Bare(DataType type, object value) => value as string ?? Value(type, value);

    private static string JsonText(string text) => JsonSerializer.Serialize(text);

    private static string Quoted(string text) => "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    private static string Element(float x) => float.IsFinite(x) ? x.ToString("R", CultureInfo.InvariantCulture) : float.IsNaN(x) ? "\"\"nan\"\"" : x > 0 ? "\"\"inf\"\"" : "\"\"-inf\"\"";
}
