using FeatureDsl.Compiler.Diagnostics;
using FeatureDsl.Operators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureDsl.Compiler.Binding;

/// <summary>
/// Says why a series does not have an aggregate that a window has: the elements of a list are single values. The method is not there, so the C#
/// compiler complains as well, but it cannot say what to write instead.
/// </summary>
internal static class SeriesRefusals
{
    public const string OfVectors = "lists are not of vectors: ask one window, or of the series an element, as t.Embedding.At(0)";

    /// <summary>Reports such calls inside something that the C# compiler refused.</summary>
    public static void Report(IInvalidOperation operation, Findings findings)
    {
        if (operation.SemanticModel is not { } model)
        {
            return;
        }

        foreach (var call in operation.Syntax.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>())
        {
            if (call.Expression is MemberAccessExpressionSyntax access && model.GetSymbolInfo(call).Symbol is null
                && model.GetTypeInfo(access.Expression).Type is INamedTypeSymbol type && type.PlainName() == "FeatureDsl.Series"
                && Instead(access.Name.Identifier.Text, call, model) is { } instead)
            {
                findings.Add(Rules.NotTranslatable, call.GetLocation(), $"'{access.Name.Identifier.Text}' of a series", instead);
            }
        }
    }

    private static string? Instead(string name, InvocationExpressionSyntax call, SemanticModel model) =>
        !AggregateTable.Has(name) ? null
        : AggregateTable.Row(name).InSeries is { } instead
            ? $"lists are not nested: ask {name} of one window, as in Last(7.Days).{name}(...), or {instead}"
        : call.ArgumentList.Arguments.Select(a => Selected(a.Expression, model)).OfType<string>().FirstOrDefault();

    // What a lambda gives that is no single value.
    private static string? Selected(ExpressionSyntax argument, SemanticModel model)
    {
        var type = argument is LambdaExpressionSyntax { ExpressionBody: { } body } ? model.GetTypeInfo(body).Type : null;
        var present = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0] : type;
        return present?.PlainName() == "FeatureDsl.FeatureVector" ? OfVectors
            : Records.Of(present) is not null ? "lists are not of records: name a member of it"
            : null;
    }
}
