using System.Collections.Concurrent;
using System.Collections.Immutable;
using FeatureDsl.Compiler.Binding;
using FeatureDsl.Compiler.Diagnostics;
using FeatureDsl.Compiler.Lowering;
using FeatureDsl.Ir;
using Microsoft.CodeAnalysis;

namespace FeatureDsl.Analyzers;

/// <summary>What the features of a project mean, to find those that mean the same. Filled by many threads.</summary>
internal sealed class DefinitionRegister
{
    private readonly ConcurrentBag<(INamedTypeSymbol Type, BoundView Bound)> _views = [];

    public void AddView(INamedTypeSymbol type, BoundView? bound)
    {
        if (bound is not null)
        {
            _views.Add((type, bound));
        }
    }

    /// <summary>Reports every feature but the first of a meaning, in the order of full names so that the same one is always blamed.</summary>
    public void Report(Action<Diagnostic> report)
    {
        // Of those in one view its author sees all.
        foreach (var same in Definitions().GroupBy(d => (d.View.Entity, d.Fingerprint)))
        {
            var first = same.First();
            foreach (var place in same.Where(d => d.View != first.View).GroupBy(d => d.Type.PlaceOf(d.Feature)))
            {
                report(Diagnostic.Create(Rules.SameDefinition, place.Key, place.First().Feature.Name, $"{first.View.Name}.{first.Feature.Name}"));
            }
        }
    }

    private IEnumerable<(INamedTypeSymbol Type, ViewModel View, FeatureModel Feature, string Fingerprint)> Definitions()
    {
        var views = _views.GroupBy(v => v.Bound.View.FullName).Select(g => g.First()).OrderBy(v => v.Bound.View.FullName, StringComparer.Ordinal).ToList();
        var all = views.Select(v => v.Bound).ToImmutableArray();
        foreach (var (type, bound) in views)
        {
            var features = bound.View.Features.Where(IsComputed).ToList();
            if (features.Count > 0 && Targets.OfView(bound, all) is { } target)
            {
                foreach (var feature in features)
                {
                    yield return (type, bound.View, feature, Fingerprint.Of(feature, bound.View, target));
                }
            }
        }
    }

    // What a view only hands on, and what needs no state, is not worth a rule.
    private static bool IsComputed(FeatureModel feature) =>
        feature.Body is not FeatureValue && Lineage.Walk(feature.Body, null).Any(leaf => leaf.Leaf is AggregateValue or LatestValue or FeatureValue);
}
