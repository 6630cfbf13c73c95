using FeatureDsl.Compiler.Diagnostics;
using FeatureDsl.Ir;
using Microsoft.CodeAnalysis;

namespace FeatureDsl.Compiler.Binding;

/// <summary>Reads what a constructor parameter of a view is.</summary>
internal static class ParameterBinder
{
    public static ParameterModel? Bind(IParameterSymbol parameter, INamedTypeSymbol? entity, Findings findings)
    {
        if (parameter.Type is not INamedTypeSymbol type)
        {
            return Reject(parameter, findings);
        }

        switch (type.PlainName())
        {
            case "FeatureDsl.Events":
                return OfSource(parameter, type, Names.EventSource, ParameterKind.Events, entity, findings);
            case "FeatureDsl.Latest":
                return OfSource(parameter, type, Names.SnapshotSource, ParameterKind.Latest, entity, findings);
        }

        if (type.Has(Names.RequestSource))
        {
            return new ParameterModel(parameter.Name, ParameterKind.Request, type.FullName(), default);
        }

        var isView = type.GetAttributes().Any(a => a.AttributeClass?.PlainName() == Names.FeatureView);
        if (isView && type.DeclaringSyntaxReferences.Length == 0)
        {
            findings.Add(Rules.Shape, parameter.Place(), $"'{type.Name}' is a view of another assembly; a view can use only views of its own project");
            return null;
        }

        return isView ? new ParameterModel(parameter.Name, ParameterKind.View, type.FullName(), default) : Reject(parameter, findings);
    }

    private static ParameterModel? OfSource(
        IParameterSymbol parameter, INamedTypeSymbol type, string kind, ParameterKind as_, INamedTypeSymbol? entity, Findings findings)
    {
        if (type.TypeArguments[0] is not INamedTypeSymbol source || !source.Has(kind))
        {
            return Reject(parameter, findings);
        }

        if (entity is null)
        {
            findings.Add(Rules.Shape, parameter.Place(),
                $"'{parameter.Name}' needs an entity to find its rows by; make the view a [FeatureView<TEntity>]");
            return null;
        }

        var chosen = parameter.Attribute(Names.On)?.ConstructorArguments[0].Values.Select(v => v.Value as string ?? "").ToList();
        return SourceBinder.KeyColumns(source, entity, chosen, parameter.Place(), findings) is { } columns
            ? new ParameterModel(parameter.Name, as_, source.FullName(), columns) : null;
    }

    private static ParameterModel? Reject(IParameterSymbol parameter, Findings findings)
    {
        findings.Add(Rules.Shape, parameter.Place(),
            $"'{parameter.Type.ToDisplayString()}' is no source; a view takes Events<T>, Latest<T>, request records and other views");
        return null;
    }
}
