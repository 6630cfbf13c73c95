using FeatureDsl.Compiler.Diagnostics;
using FeatureDsl.Ir;
using Microsoft.CodeAnalysis;

namespace FeatureDsl.Compiler.Binding;

/// <summary>Reads the columns of a source off its properties.</summary>
internal static class SourceColumns
{
    private static readonly string[] Marks =
        [Names.Key, Names.EventTime, Names.KnownAt, Names.ValidFrom, Names.EventId, Names.Deleted, Names.Label, Names.Scale, Names.Dimension, Names.Column];

    // What no row is without, and no column is known later than.
    private static readonly string[] OfRow = [Names.Key, Names.EventTime, Names.ValidFrom, Names.EventId, Names.Deleted];

    /// <summary>In declared order; what is broken is left out and reported.</summary>
    public static IReadOnlyList<ColumnModel> Of(INamedTypeSymbol type, Findings findings)
    {
        var columns = new List<ColumnModel>();
        foreach (var property in type.ColumnProperties().Where(p => Shapes.HasPlainName(p, findings)))
        {
            var name = property.Attribute(Names.Column)?.Positional() ?? Names.SnakeCase(property.Name);
            if (columns.FirstOrDefault(c => string.Equals(c.Name, name, StringComparison.OrdinalIgnoreCase)) is { } other)
            {
                findings.Add(Rules.DuplicateName, property.Place(), name, $"the column of '{other.Property}'");
            }
            else if (TypeBinder.Of(property.Type) is { IsCollection: true })
            {
                findings.Add(Rules.UnsupportedType, property.Place(), property.Name, property.Type.ToDisplayString());
            }
            else if (TypeBinder.OfColumn(property, findings) is { } column)
            {
                if (column is { IsVector: true, Dimension: 0 })
                {
                    findings.Add(Rules.NoDimension, property.Place(), $"'{property.Name}' does not say how many elements its vectors have; write '[Dimension(768)]' above it");
                    continue;
                }

                columns.Add(new(property.Name, name, column, property.Has(Names.Label))
                {
                    KnownAt = ColumnRules.KnownAt(property),
                    Storage = StorageOf(property),
                });
                CheckInstant(type, property, findings);
            }
        }

        // A property that nobody can set is no column: harmless, unless it is marked as one.
        var others = type.DeclaredProperties().Where(p => !p.Has(Names.AsOfJoin)).Except(type.ColumnProperties(), SymbolEqualityComparer.Default);
        foreach (var property in others.Where(p => Marks.Any(p!.Has)))
        {
            findings.Add(Rules.Shape, property!.Place(), $"'{property!.Name}' is marked as a column, but readers cannot set it; write 'public T {property.Name} {{ get; init; }}'");
        }

        return columns;
    }

    private static VectorStorage StorageOf(IPropertySymbol property) =>
        property.Attribute(Names.Dimension)?.NamedArguments.FirstOrDefault(a => a.Key == "Storage").Value.Value is int storage ? (VectorStorage)storage : VectorStorage.Single;

    private static void CheckInstant(INamedTypeSymbol type, IPropertySymbol property, Findings findings)
    {
        if (property.Attribute(Names.KnownAt) is not { } mark || mark.Positional() is not { Length: > 0 } instant)
        {
            return;
        }

        if (OfRow.Any(property.Has))
        {
            findings.Add(Rules.KeyOrTime, mark.Place(property), $"'{property.Name}' says what its row is about, so it is known with its row; leave [KnownAt(nameof({instant}))] out");
        }

        if (type.ColumnProperties().FirstOrDefault(p => p.Name == instant) is not { } holder || TypeBinder.Of(holder.Type)?.Kind != DataKind.DateTime)
        {
            findings.Add(Rules.KeyOrTime, mark.Place(property), $"'{type.Name}' has no instant '{instant}'; name a DateTime property: [KnownAt(nameof(...))]");
        }
    }
}
