using Microsoft.CodeAnalysis;

namespace FeatureDsl.Compiler.Binding;

/// <summary>Views that depend on each other in a circle: no constructor could ever make them.</summary>
internal static class ViewCycles
{
    /// <summary>Whether a view needs another one, directly or through others.</summary>
    public static bool Reaches(INamedTypeSymbol view, INamedTypeSymbol target) => Reaches(view, target, []);

    private static bool Reaches(INamedTypeSymbol view, INamedTypeSymbol target, HashSet<string> seen)
    {
        if (SymbolEqualityComparer.Default.Equals(view, target))
        {
            return true;
        }

        return seen.Add(view.FullName()) && Shapes.PrimaryConstructor(view) is { } constructor
            && constructor.Parameters.Select(p => p.Type).OfType<INamedTypeSymbol>().Any(t => t.Has(Names.FeatureView) && Reaches(t, target, seen));
    }
}
