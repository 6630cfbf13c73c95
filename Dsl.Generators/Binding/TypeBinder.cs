using FeatureDsl.Compiler.Diagnostics;
using FeatureDsl.Ir;
using Microsoft.CodeAnalysis;

namespace FeatureDsl.Compiler.Binding;

/// <summary>C# types to types of the language.</summary>
internal static class TypeBinder
{
    /// <summary>The type of the language, or <see langword="null"/> where it has none. A decimal gets the default scale, a vector no dimension.</summary>
    public static DataType? Of(ITypeSymbol? type)
    {
        switch (type)
        {
            case null:
                return null;
            case INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable:
                return Of(nullable.TypeArguments[0])?.OrMissing;
            case { SpecialType: SpecialType.System_String }:
                return DataType.String with { Nullable = type.NullableAnnotation == NullableAnnotation.Annotated };
            case INamedTypeSymbol { TypeKind: TypeKind.Enum } e:
                return EnumOf(e);
            case INamedTypeSymbol { Name: "FeatureList", TypeArguments: [var element] } list when list.NamespaceName() == "FeatureDsl":
                return Of(element) is { CanBeElement: true } of ? DataType.List(of) : null;
            case INamedTypeSymbol { Name: "FeatureMap", TypeArguments: [var key, var value] } map when map.NamespaceName() == "FeatureDsl":
                return Of(key) is { CanBeKey: true, Nullable: false } by && Of(value) is { CanBeElement: true, Nullable: false } each
                    ? DataType.Map(by, each) : null;
        }

        return type.SpecialType switch
        {
            SpecialType.System_Boolean => DataType.Bool,
            SpecialType.System_Int32 => DataType.Int32,
            SpecialType.System_Int64 => DataType.Int64,
            SpecialType.System_Single => DataType.Float32,
            SpecialType.System_Double => DataType.Float64,
            SpecialType.System_Decimal => DataType.Decimal(DataType.ColumnPrecision, DataType.DefaultScale),
            SpecialType.System_DateTime => DataType.DateTime,
            _ => type.PlainName() switch
            {
                "System.Guid" => DataType.Guid,
                "System.DateOnly" => DataType.DateOnly,
                "System.TimeSpan" => DataType.TimeSpan,
                "FeatureDsl.FeatureVector" => DataType.Vector(0),
                _ => null,
            },
        };
    }

    /// <summary>The type of a declared column or feature, with its scale; reports what the language does not have.</summary>
    public static DataType? OfColumn(IPropertySymbol property, Findings findings)
    {
        var type = Of(property.Type);
        var unwrapped = property.Type.Present();
        if (unwrapped.PlainName() == "System.DateTimeOffset")
        {
            findings.Add(Rules.NotUtc, property.Place(), property.Name, "a DateTimeOffset");
            return null;
        }

        if (unwrapped.TypeKind == TypeKind.Error)
        {
            return null; // The C# compiler reports it.
        }

        // A list or a map is never missing: FeatureList<T>? would be a second way to say that there is nothing.
        if (type is null || (type.IsCollection && Records.CanBeMissing(property.Type)))
        {
            findings.Add(Rules.UnsupportedType, property.Place(), property.Name, property.Type.ToDisplayString());
            return null;
        }

        if (property.Attribute(Names.Dimension) is { } sized)
        {
            if (type.IsVector && sized.First() is int and >= 1 and <= DataType.MaxDimension and var dimension)
            {
                return type with { Dimension = dimension };
            }

            findings.Add(
                Rules.NoDimension, sized.Place(property),
                $"[Dimension] is for vectors, with 1 to {DataType.MaxDimension} elements; '{property.Name}' is a {type.Present.Display}");
            return type.IsVector ? null : type;
        }

        if (property.Attribute(Names.Scale) is not { } scaled || scaled.First() is not int scale)
        {
            return type;
        }

        if (type.WithScale(scale) is not { } fine || scale is < 0 or > DataType.ColumnPrecision)
        {
            findings.Add(Rules.Shape, scaled.Place(property), $"[Scale] is for decimals, with 0 to {DataType.ColumnPrecision} digits behind the point; '{property.Name}' is a {type.Present.Display}");
            return type;
        }

        return fine;
    }

    private static DataType? EnumOf(INamedTypeSymbol type)
    {
        var members = type.GetMembers().OfType<IFieldSymbol>().Where(f => f.HasConstantValue)
            .Select(f => (f.Name, Value: Convert.ToDecimal(f.ConstantValue, System.Globalization.CultureInfo.InvariantCulture))).ToList();
        var fits = type.IsReachable() && members.Count > 0 && members.All(m => m.Value is >= short.MinValue and <= short.MaxValue)
            && members.Select(m => m.Value).Distinct().Count() == members.Count;
        return fits
            ? new DataType(DataKind.Enum, Enum: new EnumShape(type.FullName(), members.Select(m => new EnumMember(m.Name, (int)m.Value)).ToEquatable()))
            : null;
    }
}
