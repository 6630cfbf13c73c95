using FeatureDsl.Compiler.Diagnostics;
using FeatureDsl.Ir;
using Microsoft.CodeAnalysis;

namespace FeatureDsl.Compiler.Binding;

/// <summary>Reads an entity off its record.</summary>
internal static class EntityBinder
{
    public static EntityModel? Bind(INamedTypeSymbol type, Findings findings, CancellationToken cancellation)
    {
        if (!Shapes.IsEntity(type, findings))
        {
            return null;
        }

        var parts = new List<KeyPart>();
        foreach (var property in type.DeclaredProperties().Where(p => p.Has(Names.Key) || ParameterOf(type, p)?.Has(Names.Key) == true))
        {
            if (!property.IsReachable() || property.GetMethod?.IsReachable() != true)
            {
                findings.Add(Rules.Shape, property.Place(), $"The key '{property.Name}' cannot be read; write 'public T {property.Name} {{ get; init; }}'");
                continue;
            }

            if (TypeBinder.OfColumn(property, findings) is not { } part)
            {
                continue;
            }

            if (part.Nullable || part.Kind is not (DataKind.Int32 or DataKind.Int64 or DataKind.String or DataKind.Guid or DataKind.DateOnly))
            {
                findings.Add(Rules.KeyOrTime, property.Place(),
                    $"'{property.Name}' is a {part.Display}; a key is an int, long, string, Guid or DateOnly and never missing");
                continue;
            }

            parts.Add(new KeyPart(property.Name, property.Attribute(Names.Column)?.Positional() ?? Names.SnakeCase(property.Name), part));
        }

        if (parts.Count == 0)
        {
            findings.Add(Rules.KeyOrTime, type.Place(), $"The entity '{type.Name}' has no key; mark at least one property with [Key]");
            return null;
        }

        return new EntityModel(type.FullName(), type.Name, type.Summary(cancellation), parts.ToEquatable());
    }

    // [property: Key] and [Key] on the parameter of a positional record mean the same.
    private static IParameterSymbol? ParameterOf(INamedTypeSymbol type, IPropertySymbol property) =>
        type.InstanceConstructors.SelectMany(c => c.Parameters).FirstOrDefault(p => p.Name == property.Name);
}
