using FeatureDsl.Ir;
using FeatureDsl.Runtime.Files;

namespace FeatureDsl.Runtime;

/// <summary>What is asked of a file's column so that it holds values of a type of the language.</summary>
internal static class ColumnSpecs
{
    public static ColumnSpec Of(ColumnModel column) => Of(column.Name, TypeOf(column)) with { Storage = column.Storage };

    /// <summary>
    /// The type of a column of a file. A list or map of a record that is missing has no value there and is empty, wherever it comes from.
    /// </summary>
    public static DataType TypeOf(ColumnModel column) =>
        column.Type.IsCollection && column.PresentWith.Count > 0 ? column.Type with { Nullable = true } : column.Type;

    public static ColumnSpec Of(string name, DataType type) => new(
        name, Kind(type.Kind), type.Nullable, type.Precision, type.Scale,
        type.Enum?.Members.ToDictionary(m => m.Name, m => m.Value, StringComparer.Ordinal), type.Dimension,
        Element: type.Element is { } element ? Of("element", element) : null, Key: type.Key is { } key ? Of("key", key) : null);

    private static ColumnKind Kind(DataKind kind) => kind switch
    {
        DataKind.Bool => ColumnKind.Bool,
        DataKind.Int32 => ColumnKind.Int32,
        DataKind.Int64 => ColumnKind.Int64,
        DataKind.Float32 => ColumnKind.Float32,
        DataKind.Float64 => ColumnKind.Float64,
        DataKind.Decimal => ColumnKind.Decimal,
        DataKind.String => ColumnKind.String,
        DataKind.DateTime => ColumnKind.DateTime,
        DataKind.DateOnly => ColumnKind.DateOnly,
        DataKind.TimeSpan => ColumnKind.TimeSpan,
        DataKind.Guid => ColumnKind.Guid,
        DataKind.Enum => ColumnKind.Enum,
        DataKind.Vector => ColumnKind.Vector,
        DataKind.List => ColumnKind.List,
        DataKind.Map => ColumnKind.Map,
        _ => throw new FeatureDslException($"A column cannot be a {kind}; take it apart into columns."),
    };
}
