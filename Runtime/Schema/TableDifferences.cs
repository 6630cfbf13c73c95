using System.Text.RegularExpressions;
using FeatureDsl.Ir;

namespace FeatureDsl.Runtime;

/// <summary>Compares the columns of a table with those of a source class.</summary>
internal static partial class TableDifferences
{
    /// <summary>What disagrees, in the order of the class.</summary>
    /// <param name="source">The class.</param>
    /// <param name="actual">The types of the table's columns by name.</param>
    public static List<string> Find(SourceModel source, IReadOnlyDictionary<string, string> actual) =>
        [.. source.Columns.Select(c => Difference(c, actual)).OfType<string>()];

    private static string? Difference(ColumnModel column, IReadOnlyDictionary<string, string> actual)
    {
        if (!actual.TryGetValue(column.Name, out var type))
            return $"column '{column.Name}' ({column.ClickHouse}, property {column.Property}) is missing in the table";
        var (wanted, found) = (Normalise(column.ClickHouse), Normalise(type));
        if (wanted == found)
            return null;
        var (present, nullable) = Unwrap(found);
        if (present == Normalise((column with { Type = column.Type.Present }).ClickHouse))
        {
            return nullable
                ? $"column '{column.Name}' is {type} in the table, but {column.Property} is never missing in the class"
                : $"column '{column.Name}' is {type} in the table, but {column.Property} can be missing in the class";
        }

        return $"column '{column.Name}' is {type} in the table and {column.ClickHouse} by the class";
    }

    /// <summary>The same text for types that hold and compare the same values.</summary>
    private static string Normalise(string type)
    {
        if (type.StartsWith("LowCardinality(", StringComparison.Ordinal))
            return Normalise(type["LowCardinality(".Length..^1]);
        if (type.StartsWith("Array(", StringComparison.Ordinal))
            return $"Array({Normalise(type["Array(".Length..^1])})";
        if (type.StartsWith("Map(", StringComparison.Ordinal))
            return $"Map({string.Join(", ", Pair(type["Map(".Length..^1]).Select(Normalise))})";
        var (present, nullable) = Unwrap(type);
        if (EnumType().Match(present) is { Success: true } match)
        {
            // ClickHouse lists members by their number, a class in declared order.
            var members = match.Groups[1].Value.Split(", ").Order(StringComparer.Ordinal);
            present = $"Enum({string.Join(", ", members)})";
        }

        return nullable ? $"Nullable({present})" : present;
    }

    private static (string Present, bool Nullable) Unwrap(string type) =>
        type.StartsWith("Nullable(", StringComparison.Ordinal) ? (type["Nullable(".Length..^1], true) : (type, false);

    // At the comma that stands in no parentheses.
    private static IEnumerable<string> Pair(string types)
    {
        var depth = 0;
        for (var i = 0; i < types.Length; i++)
        {
            depth += types[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (types[i] == ',' && depth == 0)
                return [types[..i], types[(i + 1)..].Trim()];
        }

        return [types];
    }

    [GeneratedRegex(@"^Enum(?:8|16)\((.*)\)$")]
    private static partial Regex EnumType();
}
