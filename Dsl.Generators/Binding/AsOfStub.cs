using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FeatureDsl.Compiler.Binding;

/// <summary>
/// Views speak of <c>AsOf</c>, which the generator itself writes: while it runs, the property is not there yet and everything said of it
/// would be an error. Only for such views a stub is laid beside the sources.
/// </summary>
internal static class AsOfStub
{
    public static Compilation Ensure(INamedTypeSymbol view, Compilation compilation)
    {
        var missing = view.GetMembers("AsOf").IsEmpty
            && view.DeclaringSyntaxReferences.Any(r => r.GetSyntax().DescendantTokens().Any(t => t.ValueText == "AsOf"));
        var path = $"{view.FullName()}.AsOf.cs";

        // A second stub would make the property ambiguous: the symbol at hand may be older than the compilation.
        if (!missing || compilation.SyntaxTrees.Any(tree => tree.FilePath == path))
        {
            return compilation;
        }

        var body = $"partial class {view.Name} {{ public global::System.DateTime AsOf => default; }}";
        var text = view.NamespaceName() is { Length: > 0 } ns ? $"namespace {ns} {{ {body} }}" : body;
        var options = (CSharpParseOptions)view.DeclaringSyntaxReferences[0].SyntaxTree.Options;
        return compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(text, options, path, cancellationToken: default));
    }
}
