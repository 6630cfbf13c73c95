using FeatureDsl.Compiler.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FeatureDsl.Compiler.Binding;

/// <summary>The shapes that classes must have for generated code to stand beside them.</summary>
internal static class Shapes
{
    /// <summary>The constructor that stands in the header of a class.</summary>
    public static IMethodSymbol? PrimaryConstructor(INamedTypeSymbol type) => type.InstanceConstructors.FirstOrDefault(c =>
        c.DeclaringSyntaxReferences.Any(r => r.GetSyntax() is TypeDeclarationSyntax { ParameterList: not null }));

    /// <summary>Views and services: a partial class of its own.</summary>
    public static bool IsPartialClass(INamedTypeSymbol type, Findings findings) =>
        type.IsRecord || type.IsStatic || type.IsAbstract || !IsPartial(type) || !IsOfItsOwn(type)
            ? Reject(type, "must be a partial class of its own: not a record, not static, not abstract, not nested, not generic", findings)
            : HasPlainName(type, findings);

    /// <summary>Sources: a record of its own; partial, because rows get members.</summary>
    public static bool IsSourceRecord(INamedTypeSymbol type, bool partial, Findings findings)
    {
        if (!type.IsRecord || type.IsAbstract || (partial && !IsPartial(type)) || !IsOfItsOwn(type))
        {
            var what = partial ? "partial record" : "record";
            return Reject(type, $"must be a {what} of its own: not nested, not generic, not abstract", findings);
        }

        return type.BaseType is { SpecialType: not SpecialType.System_Object }
            ? Reject(type, $"has the base '{type.BaseType.Name}'; a source declares every column itself", findings)
            : CanBeMade(type, findings) && HasPlainName(type, findings);
    }

    /// <summary>Entities: anything that stands on its own.</summary>
    public static bool IsEntity(INamedTypeSymbol type, Findings findings) =>
        IsOfItsOwn(type) ? HasPlainName(type, findings) : Reject(type, "must stand on its own: not nested, not generic", findings);

    /// <summary>Generated code writes names as they are: a keyword would not be one. Without a name the code is not finished yet.</summary>
    public static bool HasPlainName(ISymbol symbol, Findings findings) => symbol.Name.Length > 0
        && (SyntaxFacts.GetKeywordKind(symbol.Name) == SyntaxKind.None || Reject(symbol, "is a keyword of C#; choose another name", findings));

    // Readers write 'new Trip { Fare = ... }' with every column and nothing else.
    private static bool CanBeMade(INamedTypeSymbol type, Findings findings)
    {
        if (!type.InstanceConstructors.Any(c => c.Parameters.IsEmpty && c.IsReachable()))
        {
            return Reject(type, "has no constructor without parameters that readers can call; declare its columns as properties: 'public T Name { get; init; }'", findings);
        }

        return type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(f => f.IsRequired) is not { } field
            || Reject(field, "is a required field, which readers do not know; make it a property: 'public T Name { get; init; }'", findings);
    }

    private static bool IsOfItsOwn(INamedTypeSymbol type) => type.ContainingType is null && !type.IsGenericType && !type.IsFileLocal;

    // A type of another assembly has been generated for already.
    private static bool IsPartial(INamedTypeSymbol type) => type.DeclaringSyntaxReferences.All(r =>
        r.GetSyntax() is TypeDeclarationSyntax t && t.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static bool Reject(ISymbol symbol, string what, Findings findings)
    {
        findings.Add(Rules.Shape, symbol.Place(), $"'{symbol.Name}' {what}");
        return false;
    }
}
