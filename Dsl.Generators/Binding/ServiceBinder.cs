using FeatureDsl.Compiler.Diagnostics;
using FeatureDsl.Ir;
using Microsoft.CodeAnalysis;

namespace FeatureDsl.Compiler.Binding;

/// <summary>Reads a service off its class.</summary>
internal static class ServiceBinder
{
    public static ServiceModel? Bind(INamedTypeSymbol type, Findings findings, CancellationToken cancellation)
    {
        if (type.Attribute(Names.FeatureService) is not { } attribute)
        {
            return null;
        }

        if (!Shapes.IsPartialClass(type, findings))
        {
            return null;
        }

        if (type.Has(Names.FeatureView))
        {
            findings.Add(Rules.Shape, attribute.Place(type), $"'{type.Name}' is a view; a service is a class of its own that lists views");
            return null;
        }

        if (string.IsNullOrWhiteSpace(attribute.Positional()))
        {
            findings.Add(Rules.Shape, attribute.Place(type), $"'{type.Name}' has no name; give the one that its model knows it by");
            return null;
        }

        var constructor = Shapes.PrimaryConstructor(type);
        if (constructor is null || constructor.Parameters.Length == 0)
        {
            findings.Add(Rules.Shape, type.Place(), $"'{type.Name}' has no views; give it a primary constructor whose parameters are its views");
            return null;
        }

        if (constructor.Parameters.FirstOrDefault(LookupBinder.IsLookedUp) is { } lookedUp)
        {
            findings.Add(Rules.Shape, lookedUp.Place(), $"'{lookedUp.Name}' is looked up; only a view can do that: let a view take '{lookedUp.Type.Name}' and give features of it");
            return null;
        }

        var parameters = constructor.Parameters.Select(p => ParameterBinder.Bind(p, null, findings)).ToList();
        foreach (var (parameter, model) in constructor.Parameters.Zip(parameters, (p, m) => (p, m)))
        {
            if (model is { Kind: not ParameterKind.View })
            {
                findings.Add(Rules.Shape, parameter.Place(), $"'{parameter.Name}' is no view; a service lists views only");
                return null;
            }
        }

        var twice = parameters.OfType<ParameterModel>().GroupBy(p => p.Type).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null)
        {
            findings.Add(Rules.Shape, constructor.Parameters.First(p => p.Name == twice.Last().Name).Place(),
                $"'{twice.Last().Name}' is the view that '{twice.First().Name}' is already; a service has each view once");
            return null;
        }

        return parameters.Any(p => p is null) ? null : new ServiceModel(
            type.FullName(), type.NamespaceName(), type.Name, attribute.Positional(), type.Summary(cancellation),
            attribute.NamedArguments.FirstOrDefault(a => a.Key == "Version").Value.Value as int? ?? 1, parameters.Select(p => p!).ToEquatable())
        {
            IsPublic = type.IsPublic(),
        };
    }
}
