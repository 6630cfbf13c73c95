using System.Globalization;
using FeatureDsl.Ir;

namespace FeatureDsl.Compiler.Tests.Sql;

/// <summary>Runs the steps of a training query and reads its answers as the values of C#.</summary>
internal static class Answers
{
    /// <summary>For each spine row, by its number, the features in order.</summary>
    public static IReadOnlyDictionary<ulong, object?[]> Of(IReadOnlyList<string> steps, string spine, IReadOnlyList<DataType> types)
    {
        string Filled(int step) => Enumerable.Range(1, step).Aggregate(
            steps[step].Replace("{spine:Identifier}", spine), (text, earlier) => text.Replace($"{{step_{earlier}:Identifier}}", $"{spine}_step_{earlier}"));

        for (var step = 0; step < steps.Count - 1; step++)
        {
            Engine.Query($"CREATE TABLE {spine}_step_{step + 1} ENGINE = MergeTree ORDER BY tuple() AS\n{Filled(step)}");
        }

        var rows = Engine.Query(Filled(steps.Count - 1)).ToList();
        for (var step = 1; step < steps.Count; step++)
        {
            Engine.Query($"DROP TABLE {spine}_step_{step}");
        }

        return rows.ToDictionary(
            r => ulong.Parse(r[0], CultureInfo.InvariantCulture),
            r => types.Select((t, i) => Parse(t, r[i + 1])).ToArray());
    }

    /// <summary>Whether two values are the same to the bit.</summary>
    public static bool Same(object? a, object? b) => (a, b) switch
    {
        (double x, double y) => BitConverter.DoubleToInt64Bits(x) == BitConverter.DoubleToInt64Bits(y) || (double.IsNaN(x) && double.IsNaN(y)),
        (float x, float y) => BitConverter.SingleToInt32Bits(x) == BitConverter.SingleToInt32Bits(y) || (float.IsNaN(x) && float.IsNaN(y)),
        (System.Collections.IEnumerable x and not string, System.Collections.IEnumerable y and not string) =>
            x.Cast<object?>().ToList() is var left && y.Cast<object?>().ToList() is var right && left.Count == right.Count && left.Zip(right, Same).All(same => same),
        _ => Equals(a, b),
    };

    private static object? Parse(DataType type, string text) => text == "\\N" ? null : type.Kind switch
    {
        DataKind.Bool => text == "true",
        DataKind.Int32 => int.Parse(text, CultureInfo.InvariantCulture),
        DataKind.Int64 => long.Parse(text, CultureInfo.InvariantCulture),
        DataKind.Float32 => (float)Real(text),
        DataKind.Float64 => Real(text),
        DataKind.Decimal => decimal.Parse(text, CultureInfo.InvariantCulture),
        DataKind.DateTime => DateTime.SpecifyKind(DateTime.Parse(text, CultureInfo.InvariantCulture), DateTimeKind.Utc),
        DataKind.DateOnly => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        DataKind.TimeSpan => TimeSpans.FromMicros(long.Parse(text, CultureInfo.InvariantCulture)),
        DataKind.Guid => Guid.Parse(text),
        DataKind.Enum => type.Enum!.Members.First(m => m.Name == text).Value,
        // A missing vector is an empty array.
        DataKind.Vector => text == "[]" ? null : FeatureVector.Of([.. Elements(text).Select(e => (float)Parse(DataType.Float32, e)!)]),
        DataKind.Map => Entries(text).Select(e => new[] { Parse(type.Key!, e.Key), Parse(type.Element!, e.Value) }).ToArray(),
        DataKind.List => Elements(text).Select(e => e == "NULL" ? null : Parse(type.Element!, e)).ToArray(),
        _ => text.Replace("\\'", "'").Replace("\\\\", "\\"),
    };

    // ['a','b\\'c'] or [1,NULL]: text is in quotes, with backslashes before quotes and backslashes.
    private static IEnumerable<string> Elements(string text)
    {
        var (at, end) = (1, text.Length - 1);
        while (at < end)
        {
            var start = at;
            var quoted = text[at] == '\'';
            for (at += quoted ? 1 : 0; at < end && (quoted ? text[at] != '\'' : text[at] != ','); at++)
            {
                at += text[at] == '\\' ? 1 : 0;
            }

            yield return quoted ? text[(start + 1)..at] : text[start..at];
            at += quoted ? 2 : 1;
        }
    }

    // {'a':1,'b\\'c':2} or {1:2}.
    private static IEnumerable<(string Key, string Value)> Entries(string text)
    {
        var rest = text[1..^1];
        while (rest.Length > 0)
        {
            var key = Elements(rest[0] == '\'' ? $"[{rest}]" : $"[{rest.Replace(':', ',')}]").First();
            rest = rest[(key.Length + (rest[0] == '\'' ? 3 : 1))..];
            var end = rest.IndexOf(',', StringComparison.Ordinal) is >= 0 and var comma ? comma : rest.Length;
            yield return (key, rest[..end]);
            rest = rest[Math.Min(end + 1, rest.Length)..];
        }
    }

    private static double Real(string text) => text switch
    {
        "nan" or "-nan" => double.NaN,
        "inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        _ => double.Parse(text, CultureInfo.InvariantCulture),
    };
}
