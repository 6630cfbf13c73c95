using System.Collections.Immutable;
using System.Composition;
using FeatureDsl.Compiler.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace FeatureDsl.CodeFixes;

/// <summary>Turns a method of .NET into the function that the language has for it: <c>s.ToLower()</c> into <c>Text.ToLowerAscii(s)</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class Functions : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Rules.ForeignMethod.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.TryGetValue("Function", out var function) && function is { Length: > 0 }
                && root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is ExpressionSyntax node
                && Mended(node, function) is { } mend)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Use {function}",
                        _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(mend.Old, mend.New.WithTriviaFrom(mend.Old)))), function),
                    diagnostic);
            }
        }
    }

    private static (ExpressionSyntax Old, ExpressionSyntax New)? Mended(ExpressionSyntax node, string function)
    {
        var arguments = node is InvocationExpressionSyntax call ? call.ArgumentList.Arguments : [];
        var member = node is InvocationExpressionSyntax { Expression: var called } ? called : node;
        return member switch
        {
            // string.Compare(a, b): what stands before the point is no value.
            MemberAccessExpressionSyntax { Expression: PredefinedTypeSyntax or IdentifierNameSyntax { Identifier.ValueText: "String" } } =>
                (node, Call(function, arguments)),
            MemberAccessExpressionSyntax access => (node, Present(Call(function, arguments.Insert(0, Argument(access.Expression.WithoutTrivia()))), node)),
            MemberBindingExpressionSyntax when node.Parent is ConditionalAccessExpressionSyntax whole =>
                (whole, Call(function, arguments.Insert(0, Argument(whole.Expression.WithoutTrivia())))),
            _ => null,
        };
    }

    // The functions of Text that count can be missing, for the sake of text that can.
    private static ExpressionSyntax Present(ExpressionSyntax call, ExpressionSyntax old) => old is InvocationExpressionSyntax
        ? call
        : MemberAccessExpression(Microsoft.CodeAnalysis.CSharp.SyntaxKind.SimpleMemberAccessExpression, call, IdentifierName("Value"));

    private static ExpressionSyntax Call(string function, SeparatedSyntaxList<ArgumentSyntax> arguments) =>
        InvocationExpression(ParseExpression(function), ArgumentList(arguments));
}
