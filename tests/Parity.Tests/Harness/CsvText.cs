using System.Globalization;
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
        (_, FeatureVector v) => "\"[" + string.Join(',', v.Select(Element)) + "]\"",
        (_, double d) => d.ToString("R", CultureInfo.InvariantCulture),
        (_, float f) => f.ToString("R", CultureInfo.InvariantCulture),
        (_, bool b) => b ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Element(float x) => float.IsFinite(x) ? x.ToString("R", CultureInfo.InvariantCulture) : float.IsNaN(x) ? "\"\"nan\"\"" : x > 0 ? "\"\"inf\"\"" : "\"\"-inf\"\"";
}
