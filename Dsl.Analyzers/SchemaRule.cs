using FeatureDsl.Compiler.Binding;
using FeatureDsl.Compiler.Diagnostics;
using FeatureDsl.Ir;
using Microsoft.CodeAnalysis;

namespace FeatureDsl.Analyzers;

/// <summary>Compares a source class with the schema snapshot of its table, property by property.</summary>
internal static class SchemaRule
{
    public static void Check(INamedTypeSymbol type, SchemaSnapshot schema, Findings findings)
    {
        // Columns that are broken are reported as such; the others are compared all the same.
        if (SourceBinder.TableOf(type) is not { Length: > 0 } table || schema.Table(table) is not { } actual)
        {
            return;
        }

        foreach (var column in SourceColumns.Of(type, new Findings()).Columns)
        {
            if (Difference(column, table, actual) is { } difference)
            {
                findings.Add(Rules.SchemaMismatch, type.ColumnProperties().First(p => p.Name == column.Property.Split('?', '.')[0]).Place(), difference);
            }
        }
    }

    private static string? Difference(ColumnModel column, string table, IReadOnlyDictionary<string, string> actual)
    {
        var path = $"{table}.{column.Name}";
        if (!actual.TryGetValue(column.Name, out var text))
        {
            return $"'{column.Path}' is the column '{path}', which the schema snapshot does not have; name another with [Column(\"...\")], or add it to the table: {column.ClickHouse}";
        }

        var found = ClickHouseType.Parse(text);
        return !found.Holds(column)
            ? $"'{column.Path}' is a {column.Display}, but '{path}' is {text} in the schema snapshot; the column of a {column.Display} is {column.ClickHouse}"
            : column.Type.IsVector || column.Type.IsCollection || found.IsNullable == column.Type.Nullable ? null
            : found.IsNullable
            ? $"'{path}' can be missing ({text}), but '{column.Path}' cannot; declare it as '{Plain(column.Type)}?'"
            : $"'{path}' is never missing ({text}), but '{column.Path}' can be; declare it as '{Plain(column.Type)}'";
    }

    private static string Plain(DataType type) => type.Present.CSharp.Replace("global::", "");
}
