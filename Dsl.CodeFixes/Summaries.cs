using System.Collections.Immutable;
using System.Composition;
using System.Text;
using FeatureDsl.Compiler.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FeatureDsl.CodeFixes;

/// <summary>Writes a summary to begin with, made of the words of the feature's name: what it says remains the author's to improve.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class Summaries : NodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Rules.NoSummary.Id];

    /// <inheritdoc/>
    protected override Task<CodeAction?> FixAsync(
        Document document, SyntaxNode root, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var fix = node.FirstAncestorOrSelf<PropertyDeclarationSyntax>() is { } property
            && !property.GetLeadingTrivia().Any(SyntaxKind.SingleLineDocumentationCommentTrivia)
            ? CodeAction.Create("Begin a summary", _ => Task.FromResult(Described(document, root, property)), "Summary") : null;
        return Task.FromResult(fix);
    }

    private static Document Described(Document document, SyntaxNode root, PropertyDeclarationSyntax property)
    {
        var trivia = property.GetLeadingTrivia();
        var indent = trivia.LastOrDefault() is var last && last.IsKind(SyntaxKind.WhitespaceTrivia) ? last.ToString() : "";
        var comment = SyntaxFactory.ParseLeadingTrivia($"/// <summary>{Sentence(property.Identifier.ValueText)}</summary>\n{indent}");
        return document.WithSyntaxRoot(root.ReplaceNode(property, property.WithLeadingTrivia(trivia.AddRange(comment))));
    }

    // 'MeanFare30d' becomes 'Mean fare 30d.'
    private static string Sentence(string name)
    {
        var text = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var starts = i > 0 && ((char.IsUpper(name[i]) && !char.IsUpper(name[i - 1])) || (char.IsDigit(name[i]) && char.IsLetter(name[i - 1])));
            text.Append(starts ? " " : "").Append(i == 0 ? char.ToUpperInvariant(name[i]) : char.ToLowerInvariant(name[i]));
        }

        return text.Append('.').ToString();
    }
}
