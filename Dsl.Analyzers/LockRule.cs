using System.Collections.Immutable;
using System.Globalization;
using FeatureDsl.Compiler.Binding;
using FeatureDsl.Compiler.Diagnostics;
using FeatureDsl.Compiler.Lowering;
using FeatureDsl.Ir;
using Microsoft.CodeAnalysis;

namespace FeatureDsl.Analyzers;

/// <summary>Compares a view or a service with what is locked of its version.</summary>
internal static class LockRule
{
    public static void Check(
        INamedTypeSymbol type, BoundView? bound, DefinitionLock locked, Compilation compilation, Findings findings, CancellationToken cancellation)
    {
        if (bound?.View is not { } view || locked.Of(false, view.Name, view.Version).ToList() is not { Count: > 0 } lines
            || Targets.OfView(bound, Closure([bound], [], compilation, cancellation)) is not { } target)
        {
            return;
        }

        foreach (var was in lines)
        {
            if (view.Features.FirstOrDefault(f => f.Name == was.Feature) is not { } now)
            {
                Add(findings, type.Place(), view.Version, $"Version {view.Version} of '{view.Name}' had the feature '{was.Feature}'; give the view version {view.Version + 1}, or the feature back");
            }
            else if (Fingerprint.Of(now, view, target) != was.Fingerprint)
            {
                Add(findings, type.PlaceOf(now), view.Version,
                    $"'{was.Feature}' does not mean what it meant in version {view.Version} of '{view.Name}'; give the view version {view.Version + 1}, or its meaning back");
            }
        }
    }

    public static void Check(
        INamedTypeSymbol type, ServiceModel? service, DefinitionLock locked, Compilation compilation, Findings findings, CancellationToken cancellation)
    {
        if (service is not null && locked.Of(true, service.Name, service.Version).ToList() is { Count: > 0 } lines
            && Targets.OfService(service, Closure([], service.Parameters, compilation, cancellation)) is { } target
            && lines.Any(was => was.Fingerprint != Fingerprint.Of(target)))
        {
            Add(findings, type.Place(), service.Version,
                $"The inputs of '{service.Name}' are not those of its version {service.Version}, in their order; give the service version {service.Version + 1}, or its inputs back");
        }
    }

    private static void Add(Findings findings, Location place, int version, string message) =>
        findings.Add(Rules.ChangedDefinition, place, "Version", (version + 1).ToString(CultureInfo.InvariantCulture), message);

    // All views that some depend on, and themselves.
    private static ImmutableArray<BoundView> Closure(
        IEnumerable<BoundView> views, IEnumerable<ParameterModel> parameters, Compilation compilation, CancellationToken cancellation)
    {
        var all = views.ToDictionary(v => v.View.FullName, StringComparer.Ordinal);
        var open = new Queue<ParameterModel>(parameters.Concat(all.Values.SelectMany(v => v.View.Parameters)).Where(p => p.Kind == ParameterKind.View));
        while (open.Count > 0)
        {
            var name = open.Dequeue().Type;
            if (!all.ContainsKey(name) && compilation.GetTypeByMetadataName(name.Replace("global::", "")) is { } type
                && ViewBinder.Bind(type, compilation, new Findings(), cancellation) is { } bound)
            {
                all[name] = bound;
                bound.View.Parameters.Where(p => p.Kind == ParameterKind.View).ToList().ForEach(open.Enqueue);
            }
        }

        return [.. all.Values];
    }
}
