using FeatureDsl.Compiler.Diagnostics;
using FeatureDsl.Ir;
using Microsoft.CodeAnalysis;

namespace FeatureDsl.Compiler.Binding;

/// <summary>Reads what a constructor parameter of a view is.</summary>
internal static class ParameterBinder
{
    public static ParameterModel? Bind(IParameterSymbol parameter, INamedTypeSymbol? entity, Findings findings)
    {
        if (parameter.Type.TypeKind == TypeKind.Error || !Shapes.HasPlainName(parameter, findings))
        {
            return null; // What does not exist is the C# compiler's to report.
        }

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
        if (isView && parameter.ContainingType is { } here && here.Has(Names.FeatureView) && ViewCycles.Reaches(type, here))
        {
            findings.Add(Rules.Shape, parameter.Place(), $"'{type.Name}' needs '{here.Name}' itself: views cannot depend on each other in a circle");
            return null;
        }

        if (isView && type.DeclaringSyntaxReferences.Length == 0)
        {
            findings.Add(Rules.Shape, parameter.Place(), $"'{type.Name}' is a view of another assembly; a view can use only views of its own project");
            return null;
        }

        if (!isView)
        {
            return Reject(parameter, findings);
        }

        var view = new ParameterModel(parameter.Name, ParameterKind.View, type.FullName(), default);
        return LookupBinder.IsLookedUp(parameter) ? LookupBinder.Bind(parameter, view, findings) : view;
    }

    private static ParameterModel? OfSource(
        IParameterSymbol parameter, INamedTypeSymbol type, string kind, ParameterKind as_, INamedTypeSymbol? entity, Findings findings)
    {
        if (type.TypeArguments[0] is not INamedTypeSymbol source || !source.Has(kind))
        {
            return type.TypeArguments[0].TypeKind == TypeKind.Error ? null : Reject(parameter, findings);
        }

        if (source.DeclaringSyntaxReferences.IsEmpty && SourceBinder.Bind(source, new Findings(), default) is null)
        {
            findings.Add(Rules.Shape, parameter.Place(), $"'{source.Name}' of another assembly is broken; build that assembly with its analyzers on");
            return null;
        }

        if (entity is null)
        {
            findings.Add(Rules.Shape, parameter.Place(),
                $"'{parameter.Name}' needs an entity to find its rows by; make the view a [FeatureView<TEntity>]");
            return null;
        }

        var chosen = parameter.Attribute(Names.On)?.Texts();
        return SourceBinder.KeyColumns(source, entity, chosen, parameter.Place(), findings) is { } columns
            ? new ParameterModel(parameter.Name, as_, source.FullName(), columns) : null;
    }

    private static ParameterModel? Reject(IParameterSymbol parameter, Findings findings)
    {
        findings.Add(Rules.Shape, parameter.Place(),
            $"'{parameter.Type.ToDisplayString()}' is no source; a view takes Events<T> of an event source, Latest<T> of a snapshot source, request records and other views");
        return null;
    }
}
