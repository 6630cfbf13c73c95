using FeatureDsl.Compiler.Diagnostics;
using FeatureDsl.Compiler.Lowering;
using FeatureDsl.Ir;
using Microsoft.CodeAnalysis;

namespace FeatureDsl.Compiler.Binding;

/// <summary>
/// Reads which views are looked up: those marked with [On], whose entity is not asked about but found, because features of other views hold its key.
/// One look-up deep, so that reading online is one round trip more and never a chain of them.
/// </summary>
internal static class LookupBinder
{
    /// <summary>The parameter of a view that is looked up, with the features that hold the key; <see langword="null"/> where they cannot.</summary>
    /// <param name="parameter">The parameter, marked with [On].</param>
    /// <param name="bound">What it is without the mark.</param>
    /// <param name="findings">Takes what is wrong.</param>
    public static ParameterModel? Bind(IParameterSymbol parameter, ParameterModel bound, Findings findings)
    {
        var view = (INamedTypeSymbol)parameter.Type;
        if (ViewBinder.EntityOf(view) is not { } entity)
        {
            return Reject(parameter, $"'{view.Name}' has no entity that could be looked up; take it without [On]", findings);
        }

        if (NotLookedUp(view, entity) is { } reason)
        {
            return Reject(parameter, $"'{view.Name}' cannot be looked up, because {reason}; look up a view that takes nothing but sources of '{entity.Name}'", findings);
        }

        if (EntityBinder.Bind(entity, new Findings(), default) is not { } model)
        {
            return null; // Reported at the entity.
        }

        var names = parameter.Attribute(Names.On)!.Texts();
        if (names.Count != model.Keys.Count)
        {
            return Reject(
                parameter, $"[On] names {names.Count} features, but the key of '{entity.Name}' has {model.Keys.Count}: {string.Join(", ", model.Keys.Select(k => k.Name))}", findings);
        }

        var keys = names.Select((name, i) => Key(parameter, name, entity, model.Keys[i], findings)).ToList();
        return keys.Any(k => k is null) ? null : bound with { Found = keys.Select(k => k!).ToEquatable() };
    }

    /// <summary>Reports features that hold keys and can be errors: an error is no key, and not the lack of one either.</summary>
    public static void CheckFaults(IMethodSymbol constructor, ViewScope scope)
    {
        foreach (var (parameter, model) in constructor.Parameters.Select(p => (p, scope.Parameter(p.Name))))
        {
            foreach (var key in model?.Found.Where(k => FaultAnalysis.CanFault(k, scope.Referred)) ?? [])
            {
                Reject(parameter, $"'{key.Feature}' can be an error, and so is no key; give a feature that cannot (of what is missing nothing is found)", scope.Findings);
            }
        }
    }

    /// <summary>Whether a parameter is a view that is looked up.</summary>
    public static bool IsLookedUp(IParameterSymbol parameter) => parameter.Has(Names.On) && IsView(parameter.Type);

    private static FeatureValue? Key(IParameterSymbol parameter, string name, INamedTypeSymbol entity, KeyPart part, Findings findings)
    {
        var views = ((IMethodSymbol)parameter.ContainingSymbol).Parameters.Where(p => IsView(p.Type) && !p.Has(Names.On)).Select(p => (INamedTypeSymbol)p.Type);
        var features = views.SelectMany(v => v.GetMembers(name)).OfType<IPropertySymbol>().Where(p => p.Has(Names.Feature)).ToList();
        if (features.Count != 1)
        {
            Reject(parameter, features.Count == 0
                ? $"No view that '{parameter.ContainingType.Name}' takes has a feature '{name}'; [On] names features of the other views, which hold the key of '{entity.Name}'"
                : $"'{name}' is a feature of {string.Join(" and ", features.Select(f => $"'{f.ContainingType.Name}'"))}; give one of them another name", findings);
            return null;
        }

        if (LooksUp(features[0].ContainingType) is { } deeper)
        {
            Reject(parameter, $"'{deeper.Name}' looks up views itself; a key is a feature of a view that does not, so that one more round trip is enough", findings);
            return null;
        }

        var type = TypeBinder.Of(features[0].Type);
        if (type is null || type.Present != part.Type)
        {
            Reject(parameter, $"'{name}' is a {type?.Display ?? "value of another kind"}, but '{entity.Name}.{part.Name}' a {part.Type.Display}; name a feature of that type", findings);
            return null;
        }

        return new(type, features[0].ContainingType.FullName(), name);
    }

    private static string? NotLookedUp(INamedTypeSymbol view, INamedTypeSymbol entity)
    {
        if (LooksUp(view) is not null)
        {
            return "it looks up views itself";
        }

        var other = Closure(view).Select(ViewBinder.EntityOf).FirstOrDefault(e => e is not null && !SymbolEqualityComparer.Default.Equals(e, entity));
        return other is null ? null : $"it also needs features of '{other.Name}'";
    }

    private static INamedTypeSymbol? LooksUp(INamedTypeSymbol view) =>
        Closure(view).FirstOrDefault(v => Shapes.PrimaryConstructor(v)?.Parameters.Any(IsLookedUp) == true);

    private static HashSet<INamedTypeSymbol> Closure(INamedTypeSymbol view)
    {
        var seen = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        Visit(view);
        return seen;

        void Visit(INamedTypeSymbol type)
        {
            if (seen.Add(type))
            {
                Shapes.PrimaryConstructor(type)?.Parameters.Where(p => IsView(p.Type)).ToList().ForEach(p => Visit((INamedTypeSymbol)p.Type));
            }
        }
    }

    private static bool IsView(ITypeSymbol type) => type is INamedTypeSymbol named && named.Has(Names.FeatureView);

    private static ParameterModel? Reject(IParameterSymbol parameter, string words, Findings findings)
    {
        findings.Add(Rules.KeyOrTime, parameter.Place(), words);
        return null;
    }
}
