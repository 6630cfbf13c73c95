using FeatureDsl.Ir;
using FeatureDsl.Operators;

namespace FeatureDsl.Compiler.Lowering.ClickHouse;

/// <summary>Expressions over a row of a source table, which is called <c>source</c> so that no alias hides a column of the same name.</summary>
internal static class SourceSql
{
    /// <summary>A column of the table; the member of a record is missing where the record is.</summary>
    public static string Qualified(ColumnModel column)
    {
        var missing = string.Join(" OR ", column.PresentWith.Select(other => $"isNull(source.{SqlNames.Quote(other)})"));
        var own = "source." + SqlNames.Quote(column.Name);
        var nothing = column.Type switch
        {
            { IsVector: true } or { IsList: true } => "[]",
            { IsMap: true } => $"CAST(map(), '{column.ClickHouse.Replace("'", "\\'")}')",
            _ => "NULL",
        };
        return missing.Length == 0 ? own : $"if({missing}, {nothing}, {own})";
    }

    /// <summary>The event time or valid-from, in microseconds.</summary>
    public static string Time(SourceModel source) => $"toUnixTimestamp64Micro({Qualified(source.ColumnOf(source.Time))})";

    /// <summary>From when a row can be seen, in microseconds.</summary>
    public static string Known(SourceModel source)
    {
        var known = $"toUnixTimestamp64Micro({Qualified(source.ColumnOf(source.Known ?? source.Time))})";
        return source.Delay == 0 ? known : $"{known} + {source.Delay}";
    }

    /// <summary>The event id, in a type that orders as the contract says.</summary>
    public static string Id(SourceModel source)
    {
        var id = source.ColumnOf(source.Id!);
        return id.Type.Kind == DataKind.Guid ? $"toString({Qualified(id)})" : Qualified(id);
    }

    /// <summary>The key, named as in the spine.</summary>
    public static IEnumerable<SqlColumn> Keys(SourceModel source, EquatableArray<string> keyColumns, IReadOnlyList<string> keys) =>
        keyColumns.Select((property, i) =>
        {
            var column = source.ColumnOf(property);
            return new SqlColumn(keys[i], column.Type.Nullable ? $"assumeNotNull({Qualified(column)})" : Qualified(column));
        });

    /// <summary>Rows whose key has a missing part belong to no entity.</summary>
    public static IEnumerable<string> WhereKeyed(SourceModel source, EquatableArray<string> keyColumns)
    {
        var missing = keyColumns.Select(source.ColumnOf).Where(c => c.Type.Nullable).Select(c => $"isNotNull({Qualified(c)})").ToList();
        return missing.Count == 0 ? [] : ["WHERE " + string.Join(" AND ", missing)];
    }

    /// <summary>
    /// The columns of a row as a tuple without missing values, in the order of the contract: missing first, text by bytes,
    /// floating-point numbers by their bits as signed integers, identifiers by their text, vectors by their bytes, lists element by element,
    /// maps by the lists of their keys and of their values.
    /// </summary>
    public static string TieBreak(SourceModel source)
    {
        return "tuple(\n    " + string.Join(",\n    ", source.Columns.Select(c => string.Join(", ", Parts(c)))) + ")";

        static IEnumerable<string> Parts(ColumnModel column)
        {
            var value = SqlValues.Read(column, Qualified(column));
            return column.Type.Kind switch
            {
                DataKind.List => [Each(column.Type.Element!, value)],
                DataKind.Map => [Each(column.Type.Key!, $"tupleElement({value}, 1)"), Each(column.Type.Element!, $"tupleElement({value}, 2)")],
                _ => Ordered(column.Type, column.Type.IsVector ? value : Qualified(column), value),
            };
        }

        static string Each(DataType type, string list) =>
            SqlValues.OfEach(list, x => Ordered(type, x, x).ToList() is [var only] ? only : $"({string.Join(", ", Ordered(type, x, x))})");
    }

    // Whether it is there, where it may not be, and a value that is never missing.
    private static IEnumerable<string> Ordered(DataType type, string stored, string value)
    {
        var text = type.Kind == DataKind.Guid ? $"toString({value})" : value;
        var isText = type.Kind is DataKind.Guid or DataKind.String or DataKind.Vector;
        var present = type.Nullable ? $"ifNull({text}, {(isText ? "''" : "0")})" : text;
        var ordered = type.Kind switch
        {
            DataKind.Float64 => $"reinterpretAsInt64({present})",
            DataKind.Float32 => $"reinterpretAsInt32({(type.Nullable ? $"toFloat32({present})" : present)})",
            _ => present,
        };
        return type.Nullable ? [$"isNotNull({stored})", ordered] : [ordered];
    }
}
