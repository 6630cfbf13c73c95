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
public sealed class Marks : NodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Rules.KnownLater.Id, Rules.NoValidFrom.Id];

    /// <inheritdoc/>
    protected override async Task<CodeAction?> FixAsync(
        Document document, SyntaxNode root, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        var (mark, property) = diagnostic.Id == Rules.NoValidFrom.Id
            ? ("ValidFrom", OnlyInstant(node, model, cancellation)) : ("KnownAt", Later(node, diagnostic, model, cancellation));
        return property?.DeclaringSyntaxReferences.FirstOrDefault() is { } place
            ? CodeAction.Create($"Mark '{property.Name}' with [{mark}]", c => MarkedAsync(document.Project.Solution, place, mark, c), mark) : null;
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
