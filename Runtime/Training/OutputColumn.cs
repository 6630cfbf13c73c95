using FeatureDsl.Ir;
using FeatureDsl.Runtime.Engine;

namespace FeatureDsl.Runtime;

/// <summary>
/// A column as it leaves ClickHouse for a training set: members of enumerations and identifiers as text, also those in lists and maps.
/// </summary>
internal static class OutputColumn
{
    /// <summary>An item of a select.</summary>
    /// <param name="name">The name of the column.</param>
    /// <param name="type">Its type.</param>
    /// <param name="from">The qualifier of the column, with a point; or nothing.</param>
    public static string Of(string name, DataType type, string from = "")
    {
        var quoted = SqlText.Identifier(name);
        var column = from + quoted;
        return !IsText(type.Key ?? type) && !IsText(type.Element ?? type) ? column + (from.Length == 0 ? "" : $" AS {quoted}")
            : type.IsMap ? $"mapApply((k, v) -> ({Text(type.Key!, "k")}, {Text(type.Element!, "v")}), {column}) AS {quoted}"
            : type.IsList ? $"arrayMap(x -> toString(x), {column}) AS {quoted}"
            : $"toString({column}) AS {quoted}";
    }

    private static bool IsText(DataType type) => type.Kind is DataKind.Enum or DataKind.Guid;

    private static string Text(DataType type, string value) => IsText(type) ? $"toString({value})" : value;
}
