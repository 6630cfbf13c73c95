using FeatureDsl.Compiler.Diagnostics;
using FeatureDsl.Ir;
using Microsoft.CodeAnalysis;

namespace FeatureDsl.Compiler.Binding;

/// <summary>Records that group values: a column, or a feature, of such a type is one for each of its members.</summary>
internal static class Records
{
    /// <summary>How deep records may lie in each other.</summary>
    public const int MaxDepth = 8;

    private static readonly string[] Marks =
        [Names.Key, Names.EventTime, Names.KnownAt, Names.ValidFrom, Names.EventId, Names.Deleted, Names.AsOfJoin, Names.Scale, Names.Dimension];

    /// <summary>The record; <see langword="null"/> for any other type, and for the records that are sources and entities.</summary>
    public static INamedTypeSymbol? Of(ITypeSymbol? type) =>
        type?.Present() is INamedTypeSymbol { IsRecord: true } record && !SourceBinder.IsSource(record) && !record.Has(Names.Entity) ? record : null;

    /// <summary>Whether a property, a parameter or an expression of this type can be missing.</summary>
    public static bool CanBeMissing(ITypeSymbol type) =>
        type.NullableAnnotation == NullableAnnotation.Annotated || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    /// <summary>The properties that hold its members, in declared order.</summary>
    public static IReadOnlyList<IPropertySymbol> Members(INamedTypeSymbol record) => [.. record.DeclaredProperties().Where(p => p.CanBeSet())];

    /// <summary>How the record of a property is made.</summary>
    /// <param name="property">The property.</param>
    /// <param name="path">Its path.</param>
    public static RecordModel Model(IPropertySymbol property, string path) =>
        new(path, Of(property.Type)!.FullName(), CanBeMissing(property.Type), (Parameters(Of(property.Type)!) ?? []).ToEquatable());

    /// <summary>Whether the record of a property can be one of the language, with every record inside it; otherwise says why not.</summary>
    public static bool Check(IPropertySymbol property, Findings findings) => Check(property, property, [], findings);

    private static bool Check(IPropertySymbol place, IPropertySymbol property, IReadOnlyList<INamedTypeSymbol> around, Findings findings)
    {
        var record = Of(property.Type)!;
        var members = Members(record);
        var fault = around.Count == MaxDepth ? $"has more than {MaxDepth} records in each other"
            : around.Contains(record, SymbolEqualityComparer.Default) ? "contains itself"
            : record.IsGenericType || record.IsAbstract || !record.IsReachable() ? "is generic, abstract or private; write a record of its own"
            : record.BaseType is { SpecialType: not (SpecialType.System_Object or SpecialType.System_ValueType) } parent ? $"has the base '{parent.Name}'; declare every member in it"
            : members.Count == 0 ? "has no member that can be set; declare its members as properties: 'public T Name { get; init; }'"
            : Parameters(record) is null ? "has no constructor without parameters, and none whose parameters are its members"
            : record.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(f => f.IsRequired) is { } field ? $"has the required field '{field.Name}'; make it a property"
            : members.FirstOrDefault(m => Marks.Take(Marks.Length - 2).Any(m.Has) || m.Has(Names.Label)) is { } marked ? $"has the mark on '{marked.Name}' that only columns of a source have"
            : CanBeMissing(property.Type) && !members.Any(IsAlways) ? "can be missing, so it needs a member that is always there, by which that is told"
            : Marks.Any(property.Has) ? "groups columns and is none; take the mark away"
            : null;
        if (fault is not null)
        {
            findings.Add(Rules.Shape, place.Place(), $"'{property.Name}' is a record, and '{record.Name}' {fault}");
            return false;
        }

        return members.Where(m => Of(m.Type) is not null).All(m => Check(place, m, [.. around, record], findings));
    }

    /// <summary>
    /// Whether a member is never missing where its record is there, and so tells that it is: an empty list may be that of a record that
    /// is not.
    /// </summary>
    public static bool Tells(IPropertySymbol member) => !CanBeMissing(member.Type) && TypeBinder.Of(member.Type) is not { IsCollection: true };

    // A member that is always there, and says so itself or by one of its own.
    private static bool IsAlways(IPropertySymbol member) => Tells(member) && (Of(member.Type) is not { } record
        || Members(record).Any(m => !SymbolEqualityComparer.Default.Equals(Of(m.Type), record) && IsAlways(m)));

    // Nothing where it is made without arguments.
    private static IReadOnlyList<string>? Parameters(INamedTypeSymbol record)
    {
        var constructors = record.InstanceConstructors.Where(c => c.IsReachable()).ToList();
        if (constructors.Any(c => c.Parameters.IsEmpty))
        {
            return [];
        }

        var members = Members(record).Select(m => m.Name).ToList();
        return constructors.Where(c => c.Parameters.All(p => members.Contains(p.Name))).OrderByDescending(c => c.Parameters.Length)
            .Select(c => c.Parameters.Select(p => p.Name).ToList()).FirstOrDefault();
    }
}
