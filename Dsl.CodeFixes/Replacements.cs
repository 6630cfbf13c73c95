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
public sealed class Replacements : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Rules.Impure.Id, Rules.SystemMath.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.TryGetValue("Replacement", out var replacement) && replacement is { Length: > 0 }
                && root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is ExpressionSyntax node)
            {
                context.RegisterCodeFix(
                    CodeAction.Create($"Use {replacement}", _ => Task.FromResult(Replaced(context.Document, root, node, replacement)), replacement), diagnostic);
            }
        }
    }

    // Of a call only the function changes, its arguments stay; the clock goes altogether.
    private static Document Replaced(Document document, SyntaxNode root, ExpressionSyntax node, string replacement)
    {
        var old = node is InvocationExpressionSyntax call && replacement != "AsOf" ? call.Expression : node;
        return document.WithSyntaxRoot(root.ReplaceNode(old, SyntaxFactory.ParseExpression(replacement).WithTriviaFrom(old)));
    }
}
