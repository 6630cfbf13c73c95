using FeatureDsl.Ir;
using FeatureDsl.Operators;

namespace FeatureDsl.Runtime;

/// <summary>Columns of a source's table in the queries that read its rows.</summary>
internal static class SourceValue
{
    /// <summary>A column as <see cref="ArrowRowReader"/> takes it: members of enumerations by number, also those in lists and maps.</summary>
    public static string Read(ColumnModel column)
    {
        var (name, type) = (SourceReader.Name(column), column.Type);
        return type.Kind switch
        {
            DataKind.Enum => $"toInt32({name})",
            DataKind.List => Each(name, x => IsEnum(type.Element!) ? $"toInt32({x})" : x),
            DataKind.Map when IsEnum(type.Key!) || IsEnum(type.Element!) =>
                $"mapApply((k, v) -> ({(IsEnum(type.Key!) ? "toInt32(k)" : "k")}, {(IsEnum(type.Element!) ? "toInt32(v)" : "v")}), {name})",
            _ => name,
        };
    }

    /// <summary>
    /// A column in <c>ORDER BY</c>, in the order of ColumnTuple: missing first, floating-point numbers by their bits, identifiers by their text; lists by their elements,
    /// maps by their keys and then by the values of these.
    /// </summary>
    public static string SortKey(ColumnModel column)
    {
        var (name, type) = (SourceReader.Name(column), column.Type);
        return type.Kind switch
        {
            DataKind.Vector => VectorSql.Bytes(VectorSql.Decoded(column.Storage, name)),
            DataKind.List => Each(name, x => SortElement(type.Element!, x)),
            // Maps themselves have no order.
            DataKind.Map => $"({Each($"mapKeys({name})", x => SortElement(type.Key!, x))}, {Each($"mapValues({name})", x => SortElement(type.Element!, x))})",
            _ => Ordered(type, name) is var key && (type.Nullable || key != name) ? $"{key} NULLS FIRST" : name,
        };
    }

    // Inside an array missing values come last by themselves.
    private static string SortElement(DataType type, string element) =>
        type.Nullable ? $"(isNotNull({element}), {Ordered(type, element)})" : Ordered(type, element);

    private static string Ordered(DataType type, string value) => type.Kind switch
    {
        DataKind.Float32 => $"reinterpretAsInt32({value})",
        DataKind.Float64 => $"reinterpretAsInt64({value})",
        DataKind.Guid => $"toString({value})",
        _ => value,
    };

    private static bool IsEnum(DataType type) => type.Kind == DataKind.Enum;

    private static string Each(string array, Func<string, string> element) =>
        element("x") is var sql && sql == "x" ? array : $"arrayMap(x -> {sql}, {array})";
}
