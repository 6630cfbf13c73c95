using System.Collections.Immutable;
using System.Composition;
using FeatureDsl.Compiler.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FeatureDsl.CodeFixes;

/// <summary>Gives a view or service whose definition changed its next version.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class Versions : NodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Rules.ChangedDefinition.Id];

    /// <inheritdoc/>
    protected override Task<CodeAction?> FixAsync(
        Document document, SyntaxNode root, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var type = node.FirstAncestorOrSelf<TypeDeclarationSyntax>();
        var fix = type?.AttributeLists.SelectMany(l => l.Attributes).FirstOrDefault(IsOfTarget) is { } attribute
            && diagnostic.Properties.TryGetValue("Version", out var version) && version is { Length: > 0 }
            ? CodeAction.Create(
                $"Give '{type!.Identifier.ValueText}' version {version}",
                _ => Task.FromResult(document.WithSyntaxRoot(root.ReplaceNode(attribute, Versioned(attribute, version)))), "Version") : null;
        return Task.FromResult(fix);
    }

    private static bool IsOfTarget(AttributeSyntax attribute) =>
        (attribute.Name is QualifiedNameSyntax qualified ? qualified.Right : attribute.Name) is SimpleNameSyntax
        {
            Identifier.ValueText: "FeatureView" or "FeatureViewAttribute" or "FeatureService" or "FeatureServiceAttribute",
        };

    private static AttributeSyntax Versioned(AttributeSyntax attribute, string version)
    {
        var value = SyntaxFactory.ParseExpression(version);
        if (attribute.ArgumentList?.Arguments.FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == "Version") is { } given)
        {
            return attribute.ReplaceNode(given.Expression, value.WithTriviaFrom(given.Expression));
        }

        var added = SyntaxFactory.ParseAttributeArgumentList($"(Version = {version})")!;
        return attribute.WithArgumentList(attribute.ArgumentList is { Arguments.Count: > 0 } list
            ? list.AddArguments(added.Arguments[0].WithLeadingTrivia(SyntaxFactory.Space)) : added);
    }
}
