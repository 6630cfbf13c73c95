using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FeatureDsl.Parity.Tests.Shrinking;

/// <summary>The parts of a program's file.</summary>
internal static class ProgramSyntax
{
    private static readonly CSharpParseOptions Options = new(LanguageVersion.CSharp14);

    /// <summary>The file as a tree.</summary>
    public static CompilationUnitSyntax Parse(string program) => SyntaxFactory.ParseCompilationUnit(program, options: Options);

    /// <summary>Whether a member has an attribute of a name, generic or not.</summary>
    public static bool Has(this MemberDeclarationSyntax member, params string[] names) => Find(member, names) is not null;

    /// <summary>The attribute of one of the names.</summary>
    public static AttributeSyntax? Find(this MemberDeclarationSyntax member, params string[] names) => member.AttributeLists.SelectMany(l => l.Attributes)
        .FirstOrDefault(a => names.Contains(a.Name switch { GenericNameSyntax g => g.Identifier.Text, SimpleNameSyntax s => s.Identifier.Text, _ => "" }));

    /// <summary>The type in the angle brackets of an attribute.</summary>
    public static string? Argument(this AttributeSyntax attribute) => (attribute.Name as GenericNameSyntax)?.TypeArgumentList.Arguments[0].ToString();

    /// <summary>The classes and records of a file.</summary>
    public static IEnumerable<TypeDeclarationSyntax> Types(this CompilationUnitSyntax root) => root.DescendantNodes().OfType<TypeDeclarationSyntax>();

    /// <summary>The view of a name.</summary>
    public static ClassDeclarationSyntax View(this CompilationUnitSyntax root, string name) =>
        root.Types().OfType<ClassDeclarationSyntax>().Single(t => t.Identifier.Text == name && t.Has("FeatureView"));

    /// <summary>The properties of a type.</summary>
    public static IEnumerable<PropertyDeclarationSyntax> Properties(this TypeDeclarationSyntax type) => type.Members.OfType<PropertyDeclarationSyntax>();

    /// <summary>A property of a type.</summary>
    public static PropertyDeclarationSyntax? Property(this TypeDeclarationSyntax type, string name) => type.Properties().FirstOrDefault(p => p.Identifier.Text == name);

    /// <summary>The constructor parameters of a type.</summary>
    public static IReadOnlyList<ParameterSyntax> Parameters(this TypeDeclarationSyntax type) => [.. type.ParameterList?.Parameters ?? []];

    /// <summary>The simple names in a piece of code.</summary>
    public static IEnumerable<string> Names(this SyntaxNode node) => node.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Select(n => n.Identifier.Text);
}
