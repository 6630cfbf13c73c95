using FeatureDsl.Compiler.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureDsl.Compiler.Binding;

/// <summary>Finds what is personal in features that do not say that they may be: columns of events, snapshots and requests, and other features.</summary>
internal static class PersonalData
{
    /// <summary>Reports each place at which a feature, or a helper that it uses, takes something personal.</summary>
    public static void Check(IPropertySymbol feature, ViewScope scope)
    {
        if (!feature.Has(Names.Personal))
        {
            Look(scope.Body(feature), feature, scope, []);
        }
    }

    private static void Look(IOperation? body, IPropertySymbol feature, ViewScope scope, HashSet<string> helpers)
    {
        foreach (var used in body?.DescendantsAndSelf().OfType<IPropertyReferenceOperation>() ?? [])
        {
            var property = used.Property;
            if (Found(used) is { } personal)
            {
                scope.Findings.Add(Rules.PersonalData, used.Syntax.GetLocation(), feature.Name, personal);
            }
            else if (used.Instance is IInstanceReferenceOperation && !property.Has(Names.Feature) && helpers.Add(property.Name))
            {
                Look(scope.Body(property), feature, scope, helpers);
            }
        }
    }

    // A record as a whole carries its personal members along.
    private static string? Found(IPropertyReferenceOperation used) =>
        used.Property.Has(Names.Personal) ? used.Property.Name
        : IsWhole(used) && Records.Of(used.Property.Type) is { } record ? Member(record, used.Property.Name, Records.MaxDepth)
        : null;

    private static bool IsWhole(IPropertyReferenceOperation used) =>
        !(used.Parent is IPropertyReferenceOperation member && member.Instance == used)
        && !(used.Parent is IConditionalAccessOperation access && access.Operation == used);

    private static string? Member(INamedTypeSymbol record, string path, int depth) => depth == 0 ? null : Records.Members(record)
        .Select(m => m.Has(Names.Personal) ? $"{path}.{m.Name}" : Records.Of(m.Type) is { } inner ? Member(inner, $"{path}.{m.Name}", depth - 1) : null)
        .FirstOrDefault(found => found is not null);
}
