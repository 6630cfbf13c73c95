using System.Collections.Immutable;
using System.Composition;
using FeatureDsl.Compiler.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FeatureDsl.CodeFixes;

/// <summary>Replaces what an engine computes differently, or the clock, by what the language has for it: <c>Maths.Log</c>, <c>AsOf</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class Replacements : NodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Rules.Impure.Id, Rules.SystemMath.Id];

    /// <inheritdoc/>
    protected override Task<CodeAction?> FixAsync(
        Document document, SyntaxNode root, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var fix = diagnostic.Properties.TryGetValue("Replacement", out var replacement) && replacement is { Length: > 0 } && node is ExpressionSyntax expression
            ? CodeAction.Create($"Use {replacement}", _ => Task.FromResult(Replaced(document, root, expression, replacement)), replacement) : null;
        return Task.FromResult(fix);
    }

    // Of a call only the function changes, its arguments stay; the clock goes altogether.
    private static Document Replaced(Document document, SyntaxNode root, ExpressionSyntax node, string replacement)
    {
        var old = node is InvocationExpressionSyntax call && replacement != "AsOf" ? call.Expression : node;
        return document.WithSyntaxRoot(root.ReplaceNode(old, SyntaxFactory.ParseExpression(replacement).WithTriviaFrom(old)));
    }
}
