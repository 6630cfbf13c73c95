using FeatureDsl.Compiler.Diagnostics;
using FeatureDsl.Ir;
using Microsoft.CodeAnalysis;

namespace FeatureDsl.Compiler.Binding;

/// <summary>What the constructor parameters of a training set are, and what its features need to be asked.</summary>
internal sealed class TrainingParameters
{
    private readonly HashSet<(string View, bool IsLookedUp)> _views = [];

    /// <summary>In declared order; a service counts as a view.</summary>
    public List<ParameterModel> All { get; } = [];

    /// <summary>The event that rows are made of.</summary>
    public INamedTypeSymbol? Row { get; private set; }

    /// <summary>Its parameter.</summary>
    public string RowName { get; private set; } = "";

    /// <summary>The full names of the views whose features are wanted, each once.</summary>
    public List<string> Outputs { get; } = [];

    /// <summary>The entities of the features, in order of first need.</summary>
    public List<INamedTypeSymbol> Entities { get; } = [];

    /// <summary>The request records of the features, in order of first need.</summary>
    public List<INamedTypeSymbol> Requests { get; } = [];

    /// <summary>The parameters that give events to labels.</summary>
    public List<(IParameterSymbol Parameter, INamedTypeSymbol Source)> Events { get; } = [];

    /// <summary>Reads the parameters; <see langword="null"/>, and findings, where they are no training set's.</summary>
    public static TrainingParameters? Of(INamedTypeSymbol type, IMethodSymbol constructor, Findings findings)
    {
        var (read, before) = (new TrainingParameters(), findings.Errors);
        var complete = constructor.Parameters.All(p => read.Add(p, findings));
        if (!complete || findings.Errors > before)
        {
            return null;
        }

        if (read.Row is null || read.Outputs.Count == 0)
        {
            findings.Add(Rules.TrainingSet, type.Place(), read.Row is null
                ? $"'{type.Name}' has no rows; give its constructor one event as a parameter, e.g. 'Trip trip': each becomes a row"
                : $"'{type.Name}' has no features; give its constructor the views or the service that the model takes");
            return null;
        }

        return read;
    }

    private bool Add(IParameterSymbol parameter, Findings findings)
    {
        if (parameter.Type is not INamedTypeSymbol type || type.TypeKind == TypeKind.Error || !Shapes.HasPlainName(parameter, findings))
        {
            return false; // What does not exist is the C# compiler's to report.
        }

        if (type.Has(Names.EventSource))
        {
            return AddRow(parameter, type, findings);
        }

        if (type.PlainName() == "FeatureDsl.Events" && type.TypeArguments[0] is INamedTypeSymbol source && source.Has(Names.EventSource))
        {
            Events.Add((parameter, source));
            All.Add(new(parameter.Name, ParameterKind.Events, source.FullName(), default));
            return true;
        }

        var views = IsView(type) ? [type] : type.Has(Names.FeatureService) ? ParameterTypes(type).Where(IsView).ToList() : [];
        if (views.Count == 0)
        {
            findings.Add(Rules.TrainingSet, parameter.Place(),
                $"'{type.ToDisplayString()}' is no part of a training set; it takes one event, views and services, and Events<T> for its labels");
            return false;
        }

        All.Add(new(parameter.Name, ParameterKind.View, type.FullName(), default));
        foreach (var view in views)
        {
            if (!Outputs.Contains(view.FullName()))
            {
                Outputs.Add(view.FullName());
            }

            Visit(view);
        }

        return true;
    }

    private bool AddRow(IParameterSymbol parameter, INamedTypeSymbol type, Findings findings)
    {
        if (Row is not null)
        {
            findings.Add(Rules.TrainingSet, parameter.Place(), $"'{RowName}' is the event that rows are made of already; take events of '{type.Name}' as Events<{type.Name}>");
            return false;
        }

        (Row, RowName) = (type, parameter.Name);
        All.Add(new(parameter.Name, ParameterKind.Row, type.FullName(), default));
        return true;
    }

    // A view in a circle is reported where it is declared. The entity of one that is looked up is found, not asked for.
    private void Visit(INamedTypeSymbol view, bool isLookedUp = false)
    {
        if (!_views.Add((view.FullName(), isLookedUp)))
        {
            return;
        }

        foreach (var needed in Shapes.PrimaryConstructor(view)?.Parameters.Where(p => p.Type is INamedTypeSymbol type && IsView(type)) ?? [])
        {
            Visit((INamedTypeSymbol)needed.Type, isLookedUp || LookupBinder.IsLookedUp(needed));
        }

        if (!isLookedUp)
        {
            Keep(Entities, ViewBinder.EntityOf(view));
        }

        foreach (var request in ParameterTypes(view).Where(t => t.Has(Names.RequestSource)))
        {
            Keep(Requests, request);
        }
    }

    private static void Keep(List<INamedTypeSymbol> list, INamedTypeSymbol? type)
    {
        if (type is not null && !list.Contains(type, SymbolEqualityComparer.Default))
        {
            list.Add(type);
        }
    }

    private static bool IsView(INamedTypeSymbol type) => type.GetAttributes().Any(a => a.AttributeClass?.PlainName() == Names.FeatureView);

    private static IEnumerable<INamedTypeSymbol> ParameterTypes(INamedTypeSymbol type) =>
        Shapes.PrimaryConstructor(type)?.Parameters.Select(p => p.Type).OfType<INamedTypeSymbol>() ?? [];
}
