using FeatureDsl.Ir;

namespace FeatureDsl.Analyzers;

/// <summary>A type as ClickHouse spells it, taken apart as far as a comparison needs.</summary>
/// <param name="Name">The name without arguments, e.g. <c>Decimal</c>.</param>
/// <param name="Arguments">What stands in its parentheses.</param>
/// <param name="IsNullable">Whether it stood in <c>Nullable(...)</c>.</param>
internal sealed record ClickHouseType(string Name, string Arguments, bool IsNullable)
{
    public static ClickHouseType Parse(string text)
    {
        var open = text.IndexOf('(');
        if (open < 0 || text[text.Length - 1] != ')')
        {
            return new(text, "", false);
        }

        var (name, arguments) = (text.Substring(0, open), text.Substring(open + 1, text.Length - open - 2).Trim());
        return name switch
        {
            "LowCardinality" => Parse(arguments), // How it is stored, not what it is.
            "Nullable" => Parse(arguments) with { IsNullable = true },
            _ => new(name, arguments, false),
        };
    }

    /// <summary>Whether such a column holds exactly the values of one of a class, missing ones aside.</summary>
    public bool Holds(ColumnModel column) => column.Type.IsVector
        ? Name == "Array" && Parse(Arguments) is { IsNullable: false } element && element.Name == Parse(column.ClickHouse).Arguments
        : Holds(column.Type);

    private bool Holds(DataType type) => type.Kind switch
    {
        DataKind.List => Name == "Array" && IsOf(Arguments, type.Element!),
        DataKind.Map => Name == "Map" && Pair() is [var key, var value] && IsOf(key, type.Key!) && IsOf(value, type.Element!),
        DataKind.Decimal => HoldsDecimal(type),
        DataKind.DateTime => Name == "DateTime64" && HoldsInstant(),
        DataKind.Enum => Name is "Enum8" or "Enum16" && Members(Arguments).SetEquals(Members(Inner(type))),
        _ => Name == Parse(type.Present.ClickHouse).Name,
    };

    // Whether a value can be missing belongs to the type of what is in an array or a map.
    private static bool IsOf(string text, DataType type) => Parse(text) is var element && element.IsNullable == type.Nullable && element.Holds(type);

    // Apart at the comma that stands in no parentheses.
    private IReadOnlyList<string> Pair()
    {
        var depth = 0;
        for (var i = 0; i < Arguments.Length; i++)
        {
            depth += Arguments[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (Arguments[i] == ',' && depth == 0)
            {
                return [Arguments.Substring(0, i).Trim(), Arguments.Substring(i + 1).Trim()];
            }
        }

        return [];
    }

    // More digits before the point do no harm: the rows that are there decide, and loading checks them.
    private bool HoldsDecimal(DataType type)
    {
        var (precision, scale) = Name switch
        {
            "Decimal" when Numbers() is [var p, var s] => (p, s),
            "Decimal" when Numbers() is [var p] => (p, 0),
            "Decimal32" when Numbers() is [var s] => (9, s),
            "Decimal64" when Numbers() is [var s] => (18, s),
            "Decimal128" when Numbers() is [var s] => (38, s),
            _ => (0, -1),
        };
        return scale == type.Scale && precision >= DataType.ColumnPrecision;
    }

    // Coarser instants than microseconds are whole microseconds all the same; finer ones, or another zone, are not.
    private bool HoldsInstant()
    {
        var parts = Arguments.Split(',').Select(p => p.Trim()).ToList();
        return parts is [var digits, "'UTC'"] && int.TryParse(digits, out var precision) && precision is >= 0 and <= 6;
    }

    private IReadOnlyList<int> Numbers() =>
        Arguments.Split(',').Select(a => int.TryParse(a.Trim(), out var n) ? n : -1).ToList();

    private static string Inner(DataType type) => Parse(type.Present.ClickHouse).Arguments;

    // ClickHouse lists members by their number, a class in declared order.
    private static HashSet<string> Members(string arguments) => new(arguments.Split(',').Select(m => m.Replace(" ", "")), StringComparer.Ordinal);
}
