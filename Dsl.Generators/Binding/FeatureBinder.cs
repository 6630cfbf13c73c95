using System.Globalization;
using FeatureDsl.Compiler.Diagnostics;
using FeatureDsl.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FeatureDsl.Compiler.Binding;

/// <summary>Reads one feature: its type, its body, its default, its summary.</summary>
internal static class FeatureBinder
{
    public static FeatureModel? Bind(IPropertySymbol property, ViewScope scope)
    {
        var findings = scope.Findings;
        var summary = property.Summary(scope.Cancellation);
        if (summary.Length == 0)
        {
            findings.Add(Rules.NoSummary, property.Place(), property.Name);
        }

        var declared = TypeBinder.OfColumn(property, findings);
        if (declared is null)
        {
            return null;
        }

        if (scope.Body(property) is not { } operation)
        {
            findings.Add(Rules.NotTranslatable, property.Place(), $"'{property.Name}'", "write the feature as one expression: 'public T Name => ...;'");
            return null;
        }

        if (new FeatureExpressionBinder(scope).Bind(operation) is not { } body)
        {
            return null;
        }

        // The body knows the digits of a decimal, the property whether it may be missing.
        var type = (declared.Kind == DataKind.Decimal ? body.Type : declared) with { Nullable = declared.Nullable };
        var attribute = property.Attribute(Names.Feature)!;
        var fallback = Default(attribute, property, type, findings);
        return new FeatureModel(property.Name, summary, type, body, fallback, operation.Syntax.ToString());
    }

    private static Constant? Default(AttributeData attribute, IPropertySymbol property, DataType type, Findings findings)
    {
        var given = attribute.NamedArguments.FirstOrDefault(a => a.Key == "Default");
        if (given.Key is null || given.Value.IsNull)
        {
            return null;
        }

        var value = given.Value.Value;
        var fitting = type.Kind switch
        {
            DataKind.Bool => value as bool?,
            DataKind.Int32 => value as int?,
            DataKind.Int64 => value switch { int i => (long)i, long l => l, _ => null },
            DataKind.Float32 => value switch { int i => (float)i, float f => f, _ => null },
            DataKind.Float64 => value switch { int i => (double)i, float f => (double)f, double d => d, _ => null },
            DataKind.Decimal => value switch { int i => (decimal)i, long l => (decimal)l, string s => Decimal(s, type), _ => null },
            DataKind.Enum => SymbolEqualityComparer.Default.Equals(given.Value.Type, Unwrapped(property.Type)) ? Convert.ToInt32(value, CultureInfo.InvariantCulture) : null,
            DataKind.String => value as string,
            DataKind.Guid => value is string s && Guid.TryParse(s, out var g) ? g : null,
            _ => (object?)null,
        };
        if (fitting is null)
        {
            findings.Add(Rules.WrongDefault, attribute.Place(property), given.Value.ToCSharpString(), property.Name, type.Display);
            return null;
        }

        return new Constant(type.Present, fitting);
    }

    // Attributes cannot hold decimals: they are given as text, or as whole numbers.
    private static decimal? Decimal(string text, DataType type) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            && decimal.Round(value, type.Scale) == value ? value : null;

    private static ITypeSymbol Unwrapped(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } n ? n.TypeArguments[0] : type;
}
