using System.Globalization;
using System.Text;
using FeatureDsl.Ir;

namespace FeatureDsl.Parity.Tests.Harness;

/// <summary>Boxed rows as CSV: text always quoted, missing as an empty field.</summary>
internal static class CsvText
{
    public static string Of(IReadOnlyList<(string Name, DataType Type)> columns, IEnumerable<IReadOnlyList<object?>> rows)
    {
        var text = new StringBuilder().AppendJoin(',', columns.Select(c => c.Name)).Append('\n');
        foreach (var row in rows)
        {
            text.AppendJoin(',', row.Select((v, i) => Value(columns[i].Type, v))).Append('\n');
        }

        return text.ToString();
    }

    private static string Value(DataType type, object? value) => (type.Kind, value) switch
    {
        (_, null) => "",
        (DataKind.String, string s) => "\"" + s.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"",
        (DataKind.Enum, int number) => type.Enum!.Members.First(m => m.Value == number).Name,
        (_, DateTime t) => t.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture),
        (_, double d) => d.ToString("R", CultureInfo.InvariantCulture),
        (_, float f) => f.ToString("R", CultureInfo.InvariantCulture),
        (_, bool b) => b ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
