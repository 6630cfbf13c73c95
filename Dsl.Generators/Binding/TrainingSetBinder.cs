using FeatureDsl.Compiler.Diagnostics;
using FeatureDsl.Compiler.Lowering;
using FeatureDsl.Ir;
using Microsoft.CodeAnalysis;

namespace FeatureDsl.Compiler.Binding;

/// <summary>Reads a training set off its class: where rows come from, what they ask, and what their labels are.</summary>
internal static class TrainingSetBinder
{
    public static TrainingSetModel? Bind(INamedTypeSymbol type, Compilation compilation, Findings findings, CancellationToken cancellation)
    {
        if (type.Attribute(Names.TrainingSet) is not { } attribute || !Shapes.IsPartialClass(type, findings))
        {
            return null;
        }

        var before = findings.Errors;
        if (string.IsNullOrWhiteSpace(attribute.Positional()) || Shapes.PrimaryConstructor(type) is not { } constructor)
        {
            findings.Add(Rules.TrainingSet, attribute.Place(type), string.IsNullOrWhiteSpace(attribute.Positional())
                ? $"'{type.Name}' has no name; give the one of the command line" : $"'{type.Name}' has no rows; give it a primary constructor with an event and features");
            return null;
        }

        if (TrainingParameters.Of(type, constructor, findings) is not { } parameters
            || SourceBinder.Bind(parameters.Row!, new Findings(), cancellation) is not { } row)
        {
            return null; // A broken source is reported at its class.
        }

        var keys = new TrainingKeys(type, parameters, row, findings);
        var events = parameters.Events.Select(e => keys.EventsOf(e.Parameter, e.Source)).ToList();
        if (events.Any(e => e is null))
        {
            return null;
        }

        var all = parameters.All.Select(p => events.FirstOrDefault(e => e!.Name == p.Name) ?? p).ToList();
        var scope = new ViewScope(type, constructor, all, compilation, findings, new FeatureGraph(), cancellation);
        var bodies = new TrainingBodies(scope, row, parameters.RowName);
        var asOf = AsOf(type, bodies, out var shift);
        var labels = bodies.Labels().ToList();
        if (asOf is null)
        {
            return null;
        }

        var model = new TrainingSetModel(
            type.FullName(), type.NamespaceName(), type.Name, attribute.Positional(), type.Summary(cancellation), row, all.ToEquatable(),
            parameters.Outputs.ToEquatable(), asOf, shift, bodies.Where().ToEquatable(), keys.Entities.ToEquatable(), keys.Columns(bodies).ToEquatable(),
            new TrainingRequests(parameters, bodies).Columns().ToEquatable(), bodies.Carried().ToEquatable(),
            LabelView(type, all, labels), LabelSources(scope, row, labels).ToEquatable(), null, null);
        model = new TrainingOptions(attribute, type, model, findings).Read(keys);
        if (labels.Count == 0 && findings.Errors == before && !bodies.IsBroken)
        {
            findings.Add(Rules.TrainingSet, type.Place(), $"'{type.Name}' has no label; mark what is to be predicted with [Label]");
        }

        TrainingNames.Check(type, model, findings);
        return findings.Errors > before || bodies.IsBroken ? null : model;
    }

    private static RowColumn? AsOf(INamedTypeSymbol type, TrainingBodies bodies, out long shift)
    {
        shift = 0;
        var marked = type.DeclaredProperties().Where(p => p.Has(Names.AsOf)).ToList();
        if (marked.Count != 1)
        {
            bodies.Scope.Findings.Add(Rules.TrainingSet, marked.Count == 0 ? type.Place() : marked[1].Place(), marked.Count == 0
                ? $"'{type.Name}' does not say when its features are taken; mark one property with [AsOf]: '[AsOf] public DateTime At => {bodies.Parameter}.{bodies.Row.Time};'"
                : $"'{type.Name}' already takes its features at '{marked[0].Name}'; keep one [AsOf]");
            return null;
        }

        if (bodies.AsOf(marked[0], out shift) is not { } instant)
        {
            return null;
        }

        var column = (instant.Value as Column)?.Property;
        var isLater = (column == bodies.Row.Time && shift > 0) || (column == bodies.Row.Known && column is not null && shift >= 0);
        if (isLater)
        {
            bodies.Scope.Findings.Add(Rules.AsOfAfterEvent, marked[0].Place(), marked[0].Name, bodies.Row.Time);
        }

        return instant;
    }

    private static ViewModel LabelView(INamedTypeSymbol type, IEnumerable<ParameterModel> all, IEnumerable<FeatureModel> labels) => new(
        type.FullName(), type.NamespaceName(), type.Name, "", 1, "", default, "", null,
        all.Where(p => p.Kind == ParameterKind.Events).ToEquatable(), labels.ToEquatable());

    // The row's own columns reach the labels through the spine, as a request would.
    private static IEnumerable<SourceModel> LabelSources(ViewScope scope, SourceModel row, IReadOnlyList<FeatureModel> labels)
    {
        var used = labels.SelectMany(l => Lineage.Walk(l.Body, null)).Select(l => l.Leaf).OfType<RequestValue>().Select(r => r.Property).ToList();
        var columns = row.Columns.Where(c => used.Contains(c.Property)).Select(c => c with { Name = TrainingSetModel.RowColumnName(c.Name) });
        return scope.Sources.Where(s => scope.Parameters.Any(p => p.Kind == ParameterKind.Events && p.Type == s.FullName)).Append(new SourceModel(
            TrainingSetModel.RowRequest, "", row.Name, "", SourceKind.Request, "", columns.ToEquatable(), "", null, 0, null, 0, default));
    }
}
