using System.Collections.Immutable;
using FeatureDsl.Ir;

namespace FeatureDsl.Compiler.Binding;

/// <summary>Gathers what a view or service depends on.</summary>
public static class Targets
{
    /// <summary>A view with its dependencies; <see langword="null"/> where one is missing (and reported there).</summary>
    public static TargetModel? OfView(BoundView bound, ImmutableArray<BoundView> all) =>
        Close(bound.View.FullName, bound.View.Namespace, bound.View.Name, bound.View.Name, false, [bound.View.FullName], all);

    /// <summary>A service with its dependencies; <see langword="null"/> where one is missing (and reported there).</summary>
    public static TargetModel? OfService(ServiceModel service, ImmutableArray<BoundView> all) =>
        Close(service.FullName, service.Namespace, service.ClassName, service.Name, true, service.Parameters.Select(p => p.Type).ToList(), all)
            is { } target ? target with { Summary = service.Summary, Version = service.Version, IsPublic = target.IsPublic && service.IsPublic } : null;

    /// <summary>A training set with the target that its features are; <see langword="null"/> where a view is missing (and reported there).</summary>
    public static ClosedTrainingSet? OfTrainingSet(TrainingSetModel set, ImmutableArray<BoundView> all) =>
        Close(set.FullName, set.Namespace, set.ClassName, set.Name, true, set.Outputs, all) is { } target
            ? new ClosedTrainingSet(set, target with { Summary = set.Summary }) : null;

    private static TargetModel? Close(
        string fullName, string ns, string className, string name, bool isService, IReadOnlyList<string> outputs, ImmutableArray<BoundView> all)
    {
        var order = new List<BoundView>();
        if (!outputs.All(o => Visit(o, all, order, [])))
        {
            return null;
        }

        var lookups = Lookups(order.Select(v => v.View), all);
        var sources = order.SelectMany(v => v.Sources).GroupBy(s => s.FullName).Select(g => g.First()).ToList();
        var entities = order.SelectMany(v => v.Entities).GroupBy(e => e.FullName).Select(g => g.First()).ToList();
        if (!order.All(v => IsComplete(v.View, [.. entities, .. lookups.Select(l => l.Entity)], sources))
            || !lookups.SelectMany(l => l.Keys).All(k => order.First(v => v.View.FullName == k.View).View.Features.Any(f => f.Name == k.Feature)))
        {
            return null;
        }

        return new TargetModel(
            fullName, ns, className, name, isService, order.Select(v => v.View).ToEquatable(), outputs.ToEquatable(), entities.ToEquatable(),
            sources.ToEquatable(), sources.Where(s => s.Kind == SourceKind.Request).Select(s => s.FullName).ToEquatable())
        {
            IsPublic = order.All(v => v.IsPublic),
            Lookups = lookups.ToEquatable(),
        };
    }

    // The entities of the views that are looked up, with columns that no two of them share.
    private static List<LookupModel> Lookups(IEnumerable<ViewModel> views, ImmutableArray<BoundView> all)
    {
        var lookups = new List<LookupModel>();
        foreach (var view in views.Where(v => v.Found.Count > 0 && v.Entity is not null))
        {
            var entity = all.First(v => v.View.FullName == view.Class).Entities.FirstOrDefault();
            if (entity is not null && lookups.All(l => l.Entity.FullName != view.Entity))
            {
                var found = entity with { FullName = view.Entity!, Keys = entity.Keys.Select(k => k with { Column = $"{k.Column}__found_{lookups.Count}" }).ToEquatable() };
                lookups.Add(new(found, view.Found));
            }
        }

        return lookups;
    }

    // A broken source, entity or key is reported where it is declared; nothing can be lowered without it.
    private static bool IsComplete(ViewModel view, IReadOnlyList<EntityModel> entities, IReadOnlyList<SourceModel> sources) =>
        (view.Entity is null || entities.Any(e => e.FullName == view.Entity))
        && view.Parameters.Where(p => p.Kind != ParameterKind.View).All(p => sources.Any(s => s.FullName == p.Type));

    // Dependencies first; a view that depends on itself has been reported where it does.
    private static bool Visit(string fullName, ImmutableArray<BoundView> all, List<BoundView> order, HashSet<string> path)
    {
        if (order.Any(v => v.View.FullName == fullName))
        {
            return true;
        }

        if (all.FirstOrDefault(v => v.View.FullName == fullName) is not { } view || !path.Add(fullName)
            || !view.View.Parameters.Where(p => p.Kind == ParameterKind.View && p.Found.Count == 0).All(p => Visit(p.Type, all, order, path))
            || !view.View.Parameters.Where(p => p.Found.Count > 0).All(p => LookUp(p.Type, p.Found, all, order)))
        {
            return false;
        }

        path.Remove(fullName);
        order.Add(view);
        return true;
    }

    // A view that is looked up, behind those that hold the key; the binder has seen to it that it looks nothing up itself.
    private static bool LookUp(string fullName, EquatableArray<FeatureValue> keys, ImmutableArray<BoundView> all, List<BoundView> order)
    {
        if (order.Any(v => v.View.FullName == fullName + LookupModel.Mark(keys)))
        {
            return true;
        }

        if (all.FirstOrDefault(v => v.View.FullName == fullName) is not { } view
            || !view.View.Parameters.Where(p => p.Kind == ParameterKind.View).All(p => LookUp(p.Type, keys, all, order)))
        {
            return false;
        }

        order.Add(view with { View = view.View.LookedUpBy(keys), Entities = EquatableArray<EntityModel>.Empty });
        return true;
    }
}
