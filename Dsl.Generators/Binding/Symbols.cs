using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace FeatureDsl.Compiler.Binding;

/// <summary>What binders read off symbols.</summary>
internal static class Symbols
{
    private static readonly SymbolDisplayFormat MetadataFormat = SymbolDisplayFormat.FullyQualifiedFormat
        .WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted).WithGenericsOptions(SymbolDisplayGenericsOptions.None);

    public static string FullName(this ITypeSymbol type) =>
        type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    public static string NamespaceName(this ISymbol symbol) =>
        symbol.ContainingNamespace is { IsGlobalNamespace: false } ns ? ns.ToDisplayString() : "";

    /// <summary>The name without type arguments or <c>global::</c>, e.g. <c>FeatureDsl.Events</c>.</summary>
    public static string PlainName(this ITypeSymbol type) => type.OriginalDefinition.ToDisplayString(MetadataFormat);

    public static IEnumerable<AttributeData> Attributes(this ISymbol symbol, string name) =>
        symbol.GetAttributes().Where(a => a.AttributeClass?.PlainName() == name);

    public static AttributeData? Attribute(this ISymbol symbol, string name) => symbol.Attributes(name).FirstOrDefault();

    public static bool Has(this ISymbol symbol, string name) => symbol.Attribute(name) is not null;

    public static T? Named<T>(this AttributeData attribute, string name)
        where T : class => attribute.NamedArguments.FirstOrDefault(a => a.Key == name).Value.Value as T;

    // While someone is typing, an attribute may have no argument yet, or one of another kind.
    public static object? First(this AttributeData attribute) =>
        attribute.ConstructorArguments is [{ Kind: not TypedConstantKind.Array } first, ..] ? first.Value : null;

    public static string Positional(this AttributeData attribute) => attribute.First() as string ?? "";

    /// <summary>The texts of an attribute that takes any number of them.</summary>
    public static IReadOnlyList<string> Texts(this AttributeData attribute) =>
        attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Array, IsNull: false } list, ..] ? list.Values.Select(v => v.Value as string ?? "").ToList() : [];

    public static Location Place(this ISymbol symbol) => symbol.Locations.FirstOrDefault() ?? Location.None;

    /// <summary>The property of a view's feature, or of the record that it is a member of.</summary>
    public static Location PlaceOf(this INamedTypeSymbol view, Ir.FeatureModel feature) =>
        (view.GetMembers(feature.Property.Split('?', '.')[0]).FirstOrDefault() ?? view).Place();

    public static Location Place(this AttributeData attribute, ISymbol fallback) =>
        attribute.ApplicationSyntaxReference?.GetSyntax().GetLocation() ?? fallback.Place();

    /// <summary>The instance properties a class declares itself, in the order of the text.</summary>
    public static IEnumerable<IPropertySymbol> DeclaredProperties(this INamedTypeSymbol type) => type.GetMembers().OfType<IPropertySymbol>()
        .Where(p => !p.IsStatic && !p.IsIndexer && p.CanBeReferencedByName && !(type.IsRecord && p.Name == "EqualityContract"));

    /// <summary>The properties of a source that hold columns: those that a reader can set. A computed property is none, nor is a joined row.</summary>
    public static IEnumerable<IPropertySymbol> ColumnProperties(this INamedTypeSymbol type) =>
        type.DeclaredProperties().Where(p => p.CanBeSet() && !p.Has(Names.AsOfJoin));

    /// <summary>Whether generated code of the same assembly can set a property.</summary>
    public static bool CanBeSet(this IPropertySymbol property) => property.IsReachable() && property.SetMethod is { } setter && setter.IsReachable();

    /// <summary>Whether generated code of the same assembly can see it.</summary>
    public static bool IsReachable(this ISymbol symbol) =>
        symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal;

    /// <summary>Whether generated code can name a type: it and what it is nested in are at least internal, and not of one file only.</summary>
    public static bool IsReachable(this INamedTypeSymbol type) =>
        !type.IsFileLocal && ((ISymbol)type).IsReachable() && type.ContainingType?.IsReachable() != false;

    /// <summary>Whether other assemblies can see a type.</summary>
    public static bool IsPublic(this INamedTypeSymbol type) =>
        type.DeclaredAccessibility == Accessibility.Public && type.ContainingType?.IsPublic() != false;

    /// <summary>The type without the <c>?</c> of a value that can be missing.</summary>
    public static ITypeSymbol Present(this ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;

    /// <summary>The text of the summary, read off the source, because the compiler keeps none where no documentation file is asked for.</summary>
    public static string Summary(this ISymbol symbol, CancellationToken cancellation)
    {
        foreach (var reference in symbol.DeclaringSyntaxReferences)
        {
            var node = reference.GetSyntax(cancellation);
            var lines = node.GetLeadingTrivia().ToFullString().Split('\n').Select(line => line.Trim())
                .Where(line => line.StartsWith("///", StringComparison.Ordinal)).Select(line => line.Substring(3).Trim());
            var text = string.Join(" ", lines);
            if (text.Length > 0 && SummaryText(text) is { Length: > 0 } summary)
            {
                return summary;
            }
        }

        return "";
    }

    private static string SummaryText(string xml)
    {
        try
        {
            var summary = XElement.Parse($"<doc>{xml}</doc>").Element("summary");
            var words = summary?.DescendantNodes().Select(Words) ?? [];
            return string.Join(" ", string.Concat(words).Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries));
        }
        catch (XmlException)
        {
            return ""; // A malformed comment is the compiler's to report (CS1570); here it is no summary.
        }
    }

    private static string Words(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { IsEmpty: true } element => element.Attributes().FirstOrDefault()?.Value.Split(':').Last() ?? "",
        _ => "",
    };
}
