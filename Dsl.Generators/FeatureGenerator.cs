using System.Collections.Immutable;
using System.Text;
using FeatureDsl.Compiler.Binding;
using FeatureDsl.Compiler.Diagnostics;
using FeatureDsl.Compiler.Emit;
using FeatureDsl.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace FeatureDsl.Compiler;

/// <summary>
/// The compiler of the language: feature classes in, SQL, online evaluator and clients out. It only wires; binding, lowering and emitting
/// are named stages. What it cannot bind it leaves out: the analyzer, which runs the same binder, says why.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class FeatureGenerator : IIncrementalGenerator
{
    /// <summary>The names of the tracked stages.</summary>
    public const string Entities = nameof(Entities), Sources = nameof(Sources), Views = nameof(Views), Services = nameof(Services), Targets = nameof(Targets),
        TrainingSets = nameof(TrainingSets);

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var entities = Merge([Declared(context, Names.Entity, static (type, _, findings, c) => EntityBinder.Bind(type, findings, c))], static e => e.FullName)
            .WithTrackingName(Entities);
        var sources = All(
            Declared(context, Names.EventSource, Source), Declared(context, Names.SnapshotSource, Source), Declared(context, Names.RequestSource, Source));
        var views = All(Declared(context, Names.FeatureView, View), Declared(context, Names.FeatureViewOf, View));
        var services = Merge(
            [Declared(context, Names.FeatureService, static (type, _, findings, c) => ServiceBinder.Bind(type, findings, c))], static s => s.FullName)
            .WithTrackingName(Services);

        var allViews = views.Collect();
        var viewTargets = Closed(views.Combine(allViews).Select(static (pair, _) => Binding.Targets.OfView(pair.Left, pair.Right)));
        var serviceTargets = Closed(services.Combine(allViews).Select(static (pair, _) => Binding.Targets.OfService(pair.Left, pair.Right)));

        var trainingSets = Merge([Declared(context, Names.TrainingSet, TrainingSetBinder.Bind)], static t => t.FullName)
            .Combine(allViews).Select(static (pair, _) => Binding.Targets.OfTrainingSet(pair.Left, pair.Right))
            .Where(static t => t is not null).Select(static (t, _) => t!).WithTrackingName(TrainingSets);

        context.RegisterSourceOutput(sources, static (output, source) => Add(output, source.FullName, "Source", SourceEmitter.Source(source)));
        context.RegisterSourceOutput(views, static (output, bound) => Add(output, bound.View.FullName, "View", PlainEmitter.View(bound.View)));
        context.RegisterSourceOutput(services, static (output, service) => Add(output, service.FullName, "Service", PlainEmitter.Service(service)));
        context.RegisterSourceOutput(viewTargets, static (output, target) => EmitTarget(output, target));
        context.RegisterSourceOutput(serviceTargets, static (output, target) => EmitTarget(output, target));

        context.RegisterSourceOutput(trainingSets, static (output, set) => Add(output, set.Set.FullName, "TrainingSet", TrainingSetEmitter.TrainingSet(set)));

        var targets = viewTargets.Collect().Combine(serviceTargets.Collect()).Select(static (pair, _) => pair.Left.AddRange(pair.Right));
        var names = context.AnalyzerConfigOptionsProvider.Combine(context.CompilationProvider).Select(static (pair, _) =>
            (pair.Right.AssemblyName ?? "", RootNamespace: pair.Left.GlobalOptions.TryGetValue("build_property.RootNamespace", out var ns) ? ns : ""));
        var project = entities.Collect().Combine(sources.Collect()).Combine(targets).Combine(names)
            .Select(static (p, _) => Project(p.Left.Left.Left, p.Left.Left.Right, p.Left.Right, p.Right.Item1, p.Right.RootNamespace))
            .Combine(trainingSets.Collect()).Select(static (p, _) => p.Left with { TrainingSets = Sorted(p.Right.Select(t => t.Set), t => $"{t.Name} {t.FullName}") });
        context.RegisterSourceOutput(project, static (output, model) => EmitProject(output, model));
    }

    private static SourceModel? Source(INamedTypeSymbol type, Compilation compilation, Findings findings, CancellationToken cancellation) =>
        SourceBinder.Bind(type, findings, cancellation);

    private static BoundView? View(INamedTypeSymbol type, Compilation compilation, Findings findings, CancellationToken cancellation) =>
        ViewBinder.Bind(type, compilation, findings, cancellation);

    private static IncrementalValuesProvider<T> Declared<T>(
        IncrementalGeneratorInitializationContext context, string attribute, Func<INamedTypeSymbol, Compilation, Findings, CancellationToken, T?> bind)
        where T : class =>
        context.SyntaxProvider.ForAttributeWithMetadataName(
            attribute,
            static (_, _) => true,
            // In broken code an attribute of classes can stand on anything.
            (node, cancellation) => node.TargetSymbol is INamedTypeSymbol type
                ? bind(type, node.SemanticModel.Compilation, new Findings(), cancellation) : null)
        .Where(static model => model is not null).Select(static (model, _) => model!);

    private static IncrementalValuesProvider<SourceModel> All(params IncrementalValuesProvider<SourceModel>[] parts) =>
        Merge(parts, static s => s.FullName).WithTrackingName(Sources);

    private static IncrementalValuesProvider<BoundView> All(params IncrementalValuesProvider<BoundView>[] parts) =>
        Merge(parts, static v => v.View.FullName).WithTrackingName(Views);

    // A class is found once for every part that says its attribute, and names of generated files must differ in more than case:
    // what is there twice is the C# compiler's or the analyzer's to report, and must not break the build in a third way.
    private static IncrementalValuesProvider<T> Merge<T>(IReadOnlyList<IncrementalValuesProvider<T>> parts, Func<T, string> name)
    {
        var all = parts[0].Collect();
        for (var i = 1; i < parts.Count; i++)
        {
            all = all.Combine(parts[i].Collect()).Select(static (pair, _) => pair.Left.AddRange(pair.Right));
        }

        return all.SelectMany((items, _) => items.GroupBy(name, StringComparer.OrdinalIgnoreCase).Select(g => g.First()));
    }

    private static IncrementalValuesProvider<TargetModel> Closed(IncrementalValuesProvider<TargetModel?> targets) =>
        targets.Where(static t => t is not null).Select(static (t, _) => t!).WithTrackingName(Targets);

    private static ProjectModel Project(
        ImmutableArray<EntityModel> entities, ImmutableArray<SourceModel> sources, ImmutableArray<TargetModel> targets, string assembly, string ns) => new(
            assembly, ns, Sorted(entities, e => $"{e.Name} {e.FullName}"),
            Sorted(sources.Where(s => s.Kind != SourceKind.Request), s => $"{s.Name} {s.FullName}"), Sorted(targets, t => $"{t.Name} {t.FullName}"));

    private static EquatableArray<T> Sorted<T>(IEnumerable<T> items, Func<T, string> name) =>
        items.OrderBy(name, StringComparer.Ordinal).ToEquatable();

    private static void EmitTarget(SourceProductionContext output, TargetModel target)
    {
        if (!target.IsService)
        {
            Add(output, target.FullName, "Online", OnlineEmitter.View(target, target.View(target.FullName)));
        }

        Add(output, target.FullName, "Target", TargetEmitter.Target(target));
    }

    private static void EmitProject(SourceProductionContext output, ProjectModel project)
    {
        if (project.Entities.Count + project.Sources.Count > 0)
        {
            output.AddSource("Features.g.cs", SourceText.From(ProjectEmitter.Project(project), Encoding.UTF8));
        }
    }

    private static void Add(SourceProductionContext output, string fullName, string kind, string text) =>
        output.AddSource($"{fullName.Replace("global::", "")}.{kind}.g.cs", SourceText.From(text, Encoding.UTF8));
}
