using FeatureDsl.Compiler.Diagnostics;
using FeatureDsl.Ir;
using Microsoft.CodeAnalysis;

namespace FeatureDsl.Compiler.Binding;

/// <summary>Reads a view off its class: parameters, then each feature's body.</summary>
internal static class ViewBinder
{
    public static BoundView? Bind(INamedTypeSymbol type, Compilation compilation, Findings findings, CancellationToken cancellation)
    {
        if (AttributeOf(type) is not { } attribute || Open(type, compilation, findings, new FeatureGraph(), cancellation) is not { } scope)
        {
            return null;
        }

        if (string.IsNullOrWhiteSpace(attribute.Named<string>("Owner")))
        {
            findings.Add(Rules.NoOwner, type.Place(), type.Name);
        }

        var entity = EntityOf(attribute);
        var model = new ViewModel(
            type.FullName(), type.NamespaceName(), type.Name, type.Summary(cancellation),
            attribute.NamedArguments.FirstOrDefault(a => a.Key == "Version").Value.Value as int? ?? 1,
            attribute.Named<string>("Owner") ?? "", Tags(attribute), attribute.Named<string>("Freshness") ?? "",
            entity?.FullName(), scope.Parameters.ToEquatable(), Features(scope).ToEquatable());
        model = model with { Records = RecordsOf(type, model).ToEquatable() };
        LookupBinder.CheckFaults(Shapes.PrimaryConstructor(type)!, scope);
        return new BoundView(model, Entities(entity, cancellation), scope.Sources.ToEquatable(), IsPublic(type, entity));
    }

    /// <summary>What the bodies of a view can see; <see langword="null"/> where its parameters are broken.</summary>
    public static ViewScope? Open(
        INamedTypeSymbol type, Compilation compilation, Findings findings, FeatureGraph graph, CancellationToken cancellation)
    {
        if (AttributeOf(type) is not { } attribute || !HasShape(type, findings, out var constructor))
        {
            return null;
        }

        var entity = EntityOf(attribute);
        if (entity is not null && !entity.Has(Names.Entity))
        {
            findings.Add(Rules.Shape, attribute.Place(type), $"'{entity.Name}' is not an entity; mark it with [Entity]");
            return null;
        }

        var parameters = constructor.Parameters.Select(p => ParameterBinder.Bind(p, entity, findings)).ToList();
        return parameters.Any(p => p is null)
            ? null : new ViewScope(type, constructor, parameters.Select(p => p!).ToList(), compilation, findings, graph, cancellation);
    }

    /// <summary>The entity that a view is of, or <see langword="null"/>.</summary>
    public static INamedTypeSymbol? EntityOf(INamedTypeSymbol view) => AttributeOf(view) is { } attribute ? EntityOf(attribute) : null;

    private static AttributeData? AttributeOf(INamedTypeSymbol type) =>
        type.GetAttributes().FirstOrDefault(a => a.AttributeClass?.PlainName() == Names.FeatureView);

    private static INamedTypeSymbol? EntityOf(AttributeData attribute) =>
        attribute.AttributeClass!.IsGenericType ? attribute.AttributeClass.TypeArguments[0] as INamedTypeSymbol : null;

    private static bool HasShape(INamedTypeSymbol type, Findings findings, out IMethodSymbol constructor)
    {
        constructor = Shapes.PrimaryConstructor(type)!;
        if (!Shapes.IsPartialClass(type, findings))
        {
            return false;
        }

        if (type.Attributes(Names.FeatureView).Skip(1).FirstOrDefault() is { } second)
        {
            findings.Add(Rules.Shape, second.Place(type), $"'{type.Name}' is marked as a view twice; keep one [FeatureView]");
            return false;
        }

        if (constructor is null)
        {
            findings.Add(Rules.Shape, type.Place(), $"'{type.Name}' has no sources; give it a primary constructor whose parameters are its sources");
            return false;
        }

        return true;
    }

    private static IEnumerable<FeatureModel> Features(ViewScope scope)
    {
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var property in scope.View.GetMembers().OfType<IPropertySymbol>().Where(p => p.Has(Names.Feature)))
        {
            if (property.IsStatic || property.IsIndexer || !property.IsReachable())
            {
                scope.Findings.Add(Rules.Shape, property.Place(), $"The feature '{property.Name}' must be a public property of an instance: 'public T Name => ...;'");
                continue;
            }

            if (names.TryGetValue(property.Name, out var other))
            {
                scope.Findings.Add(Rules.DuplicateName, property.Place(), property.Name, $"the feature '{other}'");
                continue;
            }

            names.Add(property.Name, property.Name);
            foreach (var feature in FeatureBinder.Bind(property, scope))
            {
                if (feature.IsMember && names.TryGetValue(feature.Name, out var taken))
                {
                    scope.Findings.Add(Rules.DuplicateName, property.Place(), feature.Name, $"the feature '{taken}'");
                    continue;
                }

                names[feature.Name] = feature.Name;
                yield return feature;
            }
        }
    }

    private static IEnumerable<RecordModel> RecordsOf(INamedTypeSymbol type, ViewModel model)
    {
        var names = model.Features.Where(f => f.IsMember).Select(f => f.Property.Split('?', '.')[0]).Distinct();
        return names.SelectMany(name => RecordFeatures.Models(type.GetMembers(name).OfType<IPropertySymbol>().First()));
    }

    // Its row shows the types of its features, its client asks for its entity: neither can be more visible than what it shows.
    private static bool IsPublic(INamedTypeSymbol type, INamedTypeSymbol? entity) => type.IsPublic() && entity?.IsPublic() != false
        && type.GetMembers().OfType<IPropertySymbol>().Where(p => p.Has(Names.Feature)).All(p => p.Type.Present() is not INamedTypeSymbol t || t.IsPublic());

    private static EquatableArray<EntityModel> Entities(INamedTypeSymbol? entity, CancellationToken cancellation) =>
        entity is not null && EntityBinder.Bind(entity, new Findings(), cancellation) is { } model
            ? EquatableArray.Of(model) : EquatableArray<EntityModel>.Empty;

    private static EquatableArray<string> Tags(AttributeData attribute)
    {
        var tags = attribute.NamedArguments.FirstOrDefault(a => a.Key == "Tags").Value;
        return tags.Kind == TypedConstantKind.Array && !tags.IsNull
            ? tags.Values.Select(v => v.Value as string ?? "").ToEquatable() : EquatableArray<string>.Empty;
    }
}
