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

        var sources = order.SelectMany(v => v.Sources).GroupBy(s => s.FullName).Select(g => g.First()).ToList();
        var entities = order.SelectMany(v => v.Entities).GroupBy(e => e.FullName).Select(g => g.First()).ToList();
        if (!order.All(v => IsComplete(v.View, entities, sources)))
        {
            return null;
        }

        return new TargetModel(
            fullName, ns, className, name, isService, order.Select(v => v.View).ToEquatable(), outputs.ToEquatable(), entities.ToEquatable(),
            sources.ToEquatable(), sources.Where(s => s.Kind == SourceKind.Request).Select(s => s.FullName).ToEquatable())
        {
            IsPublic = order.All(v => v.IsPublic),
        };
    }

    // A broken source or entity is reported where it is declared; nothing can be lowered without it.
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
            || !view.View.Parameters.Where(p => p.Kind == ParameterKind.View).All(p => Visit(p.Type, all, order, path)))
        {
            return false;
        }

        path.Remove(fullName);
        order.Add(view);
        return true;
    }
}
