using FeatureDsl.Compiler.Diagnostics;
using FeatureDsl.Ir;
using Microsoft.CodeAnalysis;

namespace FeatureDsl.Compiler.Binding;

/// <summary>Reads the snapshot rows that events bring along off the properties of their source.</summary>
internal static class SourceJoins
{
    private static readonly string[] OfColumns =
    [
        Names.Key, Names.EventTime, Names.KnownAt, Names.ValidFrom, Names.EventId, Names.Deleted, Names.Label, Names.Scale, Names.Dimension, Names.Column,
    ];

    /// <summary>In declared order; what is broken is left out and reported.</summary>
    /// <param name="type">The source.</param>
    /// <param name="kind">What its rows are.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="findings">Takes what is wrong.</param>
    /// <param name="cancellation">Gives up.</param>
    public static EquatableArray<JoinModel> Of(
        INamedTypeSymbol type, SourceKind kind, IReadOnlyList<ColumnModel> columns, Findings findings, CancellationToken cancellation) =>
        type.DeclaredProperties().Where(p => p.Has(Names.AsOfJoin)).Select(p => Join(type, kind, p, findings, cancellation)).OfType<JoinModel>()
            .Where(j => Holds(columns, j.KeyColumns) && Holds(j.Source.Columns, j.SourceKeys)).ToEquatable();

    // A key whose column is broken has been reported there.
    private static bool Holds(IEnumerable<ColumnModel> columns, EquatableArray<string> keys) => keys.All(k => columns.Any(c => c.Property == k));

    private static JoinModel? Join(INamedTypeSymbol type, SourceKind kind, IPropertySymbol property, Findings findings, CancellationToken cancellation)
    {
        var by = property.Attribute(Names.AsOfJoin)!.AttributeClass!.TypeArguments.FirstOrDefault();
        if (property.Type is not INamedTypeSymbol { TypeKind: not TypeKind.Error } joined || by is not INamedTypeSymbol { TypeKind: not TypeKind.Error } entity
            || !Shapes.HasPlainName(property, findings))
        {
            return null; // What does not exist is the C# compiler's to report.
        }

        var fault = kind != SourceKind.Event ? $"'{type.Name}' is no event source; only events bring the row along that held at their time"
            : !joined.Has(Names.SnapshotSource) ? $"'{joined.Name}' is no snapshot source: the row that held when an event happened can only be of one"
            : !entity.Has(Names.Entity) ? $"'{entity.Name}' is not an entity; mark it with [Entity]"
            : property.NullableAnnotation == NullableAnnotation.NotAnnotated ? $"there may have been no row; write 'public {joined.Name}? {property.Name} {{ get; init; }}'"
            : !property.CanBeSet() ? $"nobody can set it; write 'public {joined.Name}? {property.Name} {{ get; init; }}'"
            : OfColumns.FirstOrDefault(property.Has) is { } mark ? $"it is a joined row and no column of '{type.Name}'; take [{ShortName(mark)}] away"
            : null;
        if (fault is not null)
        {
            findings.Add(Rules.Shape, property.Place(), $"'{property.Name}': {fault}");
            return null;
        }

        return SourceBinder.KeyColumns(type, entity, property.Attribute(Names.On)?.Texts(), property.Place(), findings) is { } keys
            && SourceBinder.KeyColumns(joined, entity, null, property.Place(), findings) is { } theirs
            && EntityBinder.Bind(entity, new Findings(), cancellation) is { } model
            && SourceBinder.Bind(joined, new Findings(), cancellation) is { } source // Reported there.
                ? new(property.Name, source, model, keys, theirs) : null;
    }

    private static string ShortName(string attribute) => attribute.Substring("FeatureDsl.".Length, attribute.Length - "FeatureDsl.Attribute".Length);
}
