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

    /// <summary>The columns in declared order, those of a record in its place, and the records; what is broken is left out and reported.</summary>
    public static (IReadOnlyList<ColumnModel> Columns, EquatableArray<RecordModel> Records) Of(INamedTypeSymbol type, Findings findings)
    {
        var (columns, records) = (new List<ColumnModel>(), new List<RecordModel>());
        foreach (var property in type.ColumnProperties().Where(p => Shapes.HasPlainName(p, findings)))
        {
            if (Records.Of(property.Type) is null || Records.Check(property, findings))
            {
                Add(property, property, Around.Nothing, columns, records, findings);
                CheckInstant(type, property, findings);
            }
        }

        // A property that nobody can set is no column: harmless, unless it is marked as one.
        var others = type.DeclaredProperties().Where(p => !p.Has(Names.AsOfJoin)).Except(type.ColumnProperties(), SymbolEqualityComparer.Default);
        foreach (var property in others.Where(p => Marks.Any(p!.Has)))
        {
            findings.Add(Rules.Shape, property!.Place(), $"'{property!.Name}' is marked as a column, but readers cannot set it; write 'public T {property.Name} {{ get; init; }}'");
        }

        return ([.. columns.Select(c => c with { PresentWith = PresentWith(c, columns, records).ToEquatable() })], records.ToEquatable());
    }

    private static void Add(
        IPropertySymbol property, IPropertySymbol place, Around around, List<ColumnModel> columns, List<RecordModel> records, Findings findings)
    {
        var name = around.Name + (property.Attribute(Names.Column)?.Positional() ?? Names.SnakeCase(property.Name));
        if (Records.Of(property.Type) is { } record)
        {
            var model = Records.Model(property, around.Path + property.Name);
            records.Add(model);
            var inside = new Around(model.Member(""), name + "_", around.CanBeMissing || model.Nullable, around.IsLabel || property.Has(Names.Label), around.IsPersonal || property.Has(Names.Personal));
            foreach (var member in Records.Members(record))
            {
                Add(member, place, inside, columns, records, findings);
            }
        }
        else if (columns.FirstOrDefault(c => string.Equals(c.Name, name, StringComparison.OrdinalIgnoreCase)) is { } other)
        {
            findings.Add(Rules.DuplicateName, place.Place(), name, $"the column of '{other.Path}'");
        }
        else if (TypeBinder.OfColumn(property, findings) is { } column)
        {
            if (column is { IsVector: true, Dimension: 0 })
            {
                findings.Add(Rules.NoDimension, place.Place(), $"'{property.Name}' does not say how many elements its vectors have; write '[Dimension(768)]' above it");
                return;
            }

            columns.Add(new(around.Path + property.Name, name, around.CanBeMissing ? column.OrMissing : column, around.IsLabel || property.Has(Names.Label))
            {
                IsAlways = around.CanBeMissing && column is { Nullable: false, IsCollection: false },
                KnownAt = ColumnRules.KnownAt(property),
                IsPersonal = around.IsPersonal || property.Has(Names.Personal),
                Storage = StorageOf(property),
            });
        }
    }

    private static IEnumerable<string> PresentWith(ColumnModel column, List<ColumnModel> columns, List<RecordModel> records) =>
        records.Where(r => r.Holds(column.Property))
            .SelectMany(r => columns.Where(c => c != column && r.IsToldBy(c.Property, c.IsAlways))).Select(c => c.Name).Distinct();

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

    /// <summary>The records that a member lies in.</summary>
    /// <param name="Path">What stands before it in the path.</param>
    /// <param name="Name">What stands before it in the name of the column.</param>
    /// <param name="CanBeMissing">Whether one of them can be missing.</param>
    /// <param name="IsLabel">Whether they are a label.</param>
    /// <param name="IsPersonal">Whether they are about a person.</param>
    private sealed record Around(string Path, string Name, bool CanBeMissing, bool IsLabel, bool IsPersonal)
    {
        public static readonly Around Nothing = new("", "", false, false, false);
    }
}
