using System.Collections.Immutable;
using System.Composition;
using FeatureDsl.Compiler.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace FeatureDsl.CodeFixes;

/// <summary>Adds a mark that is missing where only one property can be meant: <c>[ValidFrom]</c>, <c>[KnownAt]</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class Marks : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Rules.KnownLater.Id, Rules.NoValidFrom.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            var node = root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            var (mark, property) = diagnostic.Id == Rules.NoValidFrom.Id
                ? ("ValidFrom", OnlyInstant(node, model, context.CancellationToken)) : ("KnownAt", Later(node, diagnostic, model, context.CancellationToken));
            if (property?.DeclaringSyntaxReferences.FirstOrDefault() is { } place)
            {
                context.RegisterCodeFix(
                    CodeAction.Create($"Mark '{property.Name}' with [{mark}]", c => MarkedAsync(context.Document.Project.Solution, place, mark, c), mark), diagnostic);
            }
        }
    }

    private static IPropertySymbol? OnlyInstant(SyntaxNode? node, SemanticModel? model, CancellationToken cancellation)
    {
        var type = node is TypeDeclarationSyntax declaration ? model?.GetDeclaredSymbol(declaration, cancellation) : null;
        var instants = type?.GetMembers().OfType<IPropertySymbol>().Where(IsInstant).ToList();
        return instants is [var only] ? only : null;
    }

    // A source has one [KnownAt] of the row: where it is taken, moving it is a decision that no fix can make.
    private static IPropertySymbol? Later(SyntaxNode? node, Diagnostic diagnostic, SemanticModel? model, CancellationToken cancellation)
    {
        var column = node is null ? null : model?.GetSymbolInfo(node is MemberBindingExpressionSyntax binding ? binding.Name : node, cancellation).Symbol;
        var properties = column?.ContainingType.GetMembers().OfType<IPropertySymbol>().ToList() ?? [];
        var isTaken = properties.Any(p => p.GetAttributes().Any(a => a.AttributeClass?.Name == "KnownAtAttribute" && a.ConstructorArguments is [{ Value: null }]));
        return isTaken ? null : properties.FirstOrDefault(p => IsInstant(p) && diagnostic.Properties.TryGetValue("Instant", out var name) && p.Name == name);
    }

    private static bool IsInstant(IPropertySymbol property) =>
        property is { IsStatic: false, SetMethod: not null, Type.SpecialType: SpecialType.System_DateTime };

    // As text, because a formatter would put the mark on a line of its own.
    private static async Task<Solution> MarkedAsync(Solution solution, SyntaxReference place, string mark, CancellationToken cancellation)
    {
        if (solution.GetDocument(place.SyntaxTree) is not { } document)
        {
            return solution;
        }

        var text = await place.SyntaxTree.GetTextAsync(cancellation).ConfigureAwait(false);
        return solution.WithDocumentText(document.Id, text.WithChanges(new TextChange(new TextSpan(place.Span.Start, 0), $"[{mark}] ")));
    }
}
