using System.Globalization;
using FeatureDsl.Compiler.Diagnostics;
using FeatureDsl.Ir;
using FeatureDsl.Operators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FeatureDsl.Compiler.Binding;

/// <summary>Reads one feature: its type, its body, its default, its summary.</summary>
internal static class FeatureBinder
{
    /// <summary>The feature or, of a record, the features; none where it is broken.</summary>
    public static IEnumerable<FeatureModel> Bind(IPropertySymbol property, ViewScope scope)
    {
        var findings = scope.Findings;
        var summary = property.Summary(scope.Cancellation);
        if (summary.Length == 0)
        {
            findings.Add(Rules.NoSummary, property.Place(), property.Name);
        }

        if (!Shapes.HasPlainName(property, findings) || scope.Graph.Declare(NameOf(property), () => Body(property, scope)) is not { } body)
        {
            return [];
        }

        var type = body is RecordValue ? body.Type : Declared(TypeBinder.Of(property.Type)!, body);
        var fallback = Default(property.Attribute(Names.Feature)!, property, type, findings);
        var source = scope.Body(property)!.Syntax.ToString();
        var (isPersonal, obsolete) = (property.Has(Names.Personal), property.Attribute(Names.Obsolete));
        if (obsolete?.ConstructorArguments is [_, { Value: true }])
        {
            findings.Add(
                Rules.Shape, obsolete.Place(property),
                $"'{property.Name}' is still computed, which C# would refuse; leave 'true' out, so that whoever uses it is warned, or remove the feature");
        }

        PersonalData.Check(property, scope);
        IEnumerable<FeatureModel> features = body is RecordValue record
            ? RecordFeatures.Of(property, summary, record, source)
            : [new FeatureModel(property.Name, summary, type, body, fallback, source)];
        return features.Select(f => f with { IsPersonal = isPersonal, Deprecated = obsolete?.Positional() });
    }

    /// <summary>What the graph knows a feature by.</summary>
    public static string NameOf(IPropertySymbol property) => $"{property.ContainingType.FullName()}.{property.Name}";

    /// <summary>The bound body of a feature, which fits its declared type.</summary>
    public static Expr? Body(IPropertySymbol property, ViewScope scope)
    {
        var isRecord = Records.Of(property.Type) is not null;
        if (isRecord ? !Records.Check(property, scope.Findings) : TypeBinder.OfColumn(property, scope.Findings) is null)
        {
            return null;
        }

        if (scope.Body(property) is not { } operation)
        {
            scope.Findings.Add(Rules.NotTranslatable, property.Place(), $"'{property.Name}'", "write the feature as one expression: 'public T Name => ...;'");
            return null;
        }

        var body = new FeatureExpressionBinder(scope, NameOf(property)).Bind(operation);
        var fits = body is not null && (isRecord
            ? FitsRecord(body, property, operation, scope.Findings) : Fits(body, TypeBinder.OfColumn(property, new())!, property, operation, scope.Findings));
        return fits ? body : null;
    }

    /// <summary>Whether a body is the record of a property; otherwise says why not.</summary>
    public static bool FitsRecord(Expr body, IPropertySymbol property, IOperation operation, Findings findings)
    {
        var isOfType = body is RecordValue && body.Type.RecordName == Records.Of(property.Type)!.FullName();
        if (!isOfType || (body.Type.Nullable && !Records.CanBeMissing(property.Type)))
        {
            findings.Add(
                Rules.NotTranslatable, operation.Syntax.GetLocation(), isOfType ? $"A record that can be missing as '{property.Name}'" : $"A {body.Type.Display} as '{property.Name}'",
                isOfType ? $"declare it as '{property.Type.Name}?', or give a record with '??'" : "declare the feature in the type of its body");
            return false;
        }

        return true;
    }

    /// <summary>The type of a feature: the body knows the digits of a decimal and the dimension of a vector, the property whether it may be missing.</summary>
    public static DataType Declared(DataType declared, Expr body) => declared.IsMap ? body.Type
        : declared.Element is { } element
        ? DataType.List((element.Kind == DataKind.Decimal ? body.Type.Element! : element) with { Nullable = element.Nullable })
        : (declared.Kind is DataKind.Decimal or DataKind.Vector ? body.Type : declared) with { Nullable = declared.Nullable };

    public static bool Fits(Expr body, DataType declared, IPropertySymbol property, IOperation operation, Findings findings)
    {
        var (of, wanted) = (body.Type.Element ?? body.Type, declared.Element ?? declared);
        if (body.Type.Kind != declared.Kind || of.Kind != wanted.Kind || !Equals(of.Enum, wanted.Enum) || (body.Type.IsList && of.Nullable && !wanted.Nullable)
            || body.Type.Key?.Kind != declared.Key?.Kind || !Equals(body.Type.Key?.Enum, declared.Key?.Enum))
        {
            findings.Add(Rules.NotTranslatable, operation.Syntax.GetLocation(), $"A {body.Type.Display} as a {declared.Display}", "declare the feature in the type of its body");
            return false;
        }

        if (declared.IsVector && (body.Type.Dimension == 0 || !VectorOperators.AreOfOneDimension(body.Type, declared)))
        {
            findings.Add(
                Rules.NotTranslatable, operation.Syntax.GetLocation(), $"A {body.Type.Display} as '{property.Name}'",
                declared.Dimension == 0 ? "no vector that can be there says how many elements it has" : $"its [Dimension] is {declared.Dimension}");
            return false;
        }

        // Text is the one value that C# lets be null where it is not declared so.
        if (body.Type.Nullable && !declared.Nullable)
        {
            findings.Add(
                Rules.NotTranslatable, operation.Syntax.GetLocation(), $"A value that can be missing as '{property.Name}'",
                $"declare it as '{property.Type.Name}?', or give a value with '??'");
            return false;
        }

        return true;
    }

    private static Constant? Default(AttributeData attribute, IPropertySymbol property, DataType type, Findings findings)
    {
        var given = attribute.NamedArguments.FirstOrDefault(a => a.Key == "Default");
        if (given.Key is null || given.Value.IsNull)
        {
            return null;
        }

        // The value of an array cannot even be asked for.
        var value = given.Value.Kind == TypedConstantKind.Array ? null : given.Value.Value;
        var fitting = type.Kind switch
        {
            DataKind.Bool => value as bool?,
            DataKind.Int32 => value as int?,
            DataKind.Int64 => value switch { int i => (long)i, long l => l, _ => null },
            DataKind.Float32 => value switch { int i => (float)i, float f => f, _ => null },
            DataKind.Float64 => value switch { int i => (double)i, float f => (double)f, double d => d, _ => null },
            DataKind.Decimal => value switch { int i => (decimal)i, long l => (decimal)l, string s => Decimal(s, type), _ => null },
            DataKind.Enum => SymbolEqualityComparer.Default.Equals(given.Value.Type, Unwrapped(property.Type)) ? Member(value, type) : null,
            DataKind.String => value as string,
            DataKind.DateOnly => value is string date ? DateConstants.Parse(date) : null,
            DataKind.TimeSpan => value is string span ? Durations.Parse(span) : null,
            DataKind.Guid => value is string s && Guid.TryParse(s, out var g) ? g : null,
            _ => (object?)null,
        };
        if (fitting is null)
        {
            findings.Add(Rules.WrongDefault, attribute.Place(property), given.Value.ToCSharpString(), property.Name, type.Display, Example(type));
            return null;
        }

        return new Constant(type.Present, fitting);
    }

    private static int? Member(object? value, DataType type) =>
        type.Enum!.Members.Where(m => Convert.ToDecimal(value, CultureInfo.InvariantCulture) == m.Value).Select(m => (int?)m.Value).FirstOrDefault();

    private static string Example(DataType type) => type.Kind switch
    {
        DataKind.Bool => "write false or true",
        DataKind.Int32 or DataKind.Int64 => "write a whole number such as 0",
        DataKind.Float32 => "write a float such as 4.5f",
        DataKind.Float64 => "write a double such as 4.5",
        DataKind.Decimal => $"write text such as \"{0m.ToString("F" + type.Scale, CultureInfo.InvariantCulture)}\", with at most {type.Scale} digits behind the point",
        DataKind.String => "write a text",
        DataKind.Guid => "write a text such as \"00000000-0000-0000-0000-000000000000\"",
        DataKind.Enum => "write one of its members",
        DataKind.DateOnly => "write a text such as \"2024-01-31\", of the years 1900 to 2299",
        DataKind.TimeSpan => "write a text such as \"90s\", \"15m\", \"1h\" or \"7d\"",
        DataKind.Record => "a record has no default: leave it missing, or give a record with '??'",
        DataKind.Vector => "a vector has no default: leave it missing",
        DataKind.Map => "a map has no default: where there is nothing it is empty",
        DataKind.List => "a list has no default: where there is nothing it is empty",
        _ => "an instant has no default: leave it missing",
    };

    // Attributes cannot hold decimals: they are given as text, or as whole numbers.
    private static decimal? Decimal(string text, DataType type) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            && decimal.Round(value, type.Scale) == value ? value : null;

    private static ITypeSymbol Unwrapped(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } n ? n.TypeArguments[0] : type;
}
