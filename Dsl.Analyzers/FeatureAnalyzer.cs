using System.Collections.Immutable;
using FeatureDsl.Compiler.Binding;
using FeatureDsl.Compiler.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FeatureDsl.Analyzers;

/// <summary>
/// Says what the generator stays silent about: it runs the same binders over every class of the language and reports what they find, at its place.
/// What concerns several classes is looked at when all of them are known.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FeatureAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. Rules.All];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();

        // Feature classes are written by people; what is generated beside them has nothing to report.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext start)
    {
        if (start.Compilation.GetTypeByMetadataName(Names.Feature) is null)
        {
            return;
        }

        var names = new NameRegister();
        var schema = SchemaSnapshot.Read(start.Options.AdditionalFiles, start.CancellationToken);
        var (definitions, locked) = (new DefinitionRegister(), DefinitionLock.Read(start.Options.AdditionalFiles, start.CancellationToken));
        start.RegisterSymbolAction(symbol => Analyze(symbol, names, definitions, schema, locked), SymbolKind.NamedType);
        start.RegisterCompilationEndAction(end => names.Report(end.ReportDiagnostic));
        start.RegisterCompilationEndAction(end => definitions.Report(end.ReportDiagnostic));
        start.RegisterCompilationEndAction(end => locked.Report(end.ReportDiagnostic));
    }

    private static void Analyze(SymbolAnalysisContext context, NameRegister names, DefinitionRegister definitions, SchemaSnapshot schema, DefinitionLock locked)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        var (findings, cancellation) = (new Findings(), context.CancellationToken);
        if (type.Has(Names.Entity))
        {
            EntityBinder.Bind(type, findings, cancellation);
            names.AddEntity(type);
        }

        if (SourceBinder.IsSource(type))
        {
            names.AddSource(type, SourceBinder.Bind(type, findings, cancellation)?.Table);
            SchemaRule.Check(type, schema, findings);
        }

        if (type.Has(Names.FeatureView))
        {
            var view = ViewBinder.Bind(type, context.Compilation, findings, cancellation);
            definitions.AddView(type, view);
            LockRule.Check(type, view, locked, context.Compilation, findings, cancellation);
            names.AddTarget(type, type.Name);
        }
        else
        {
            StrayFeatures(type, findings);
        }

        if (type.Attribute(Names.FeatureService) is { } service)
        {
            LockRule.Check(type, ServiceBinder.Bind(type, findings, cancellation), locked, context.Compilation, findings, cancellation);
            names.AddTarget(type, service.Positional());
        }

        if (type.Attribute(Names.TrainingSet) is { } trainingSet)
        {
            TrainingSetBinder.Bind(type, context.Compilation, findings, cancellation);
            names.AddTarget(type, trainingSet.Positional());
        }

        foreach (var finding in findings.All)
        {
            context.ReportDiagnostic(finding);
        }
    }

    // A [Feature] outside a view would be no feature, and nobody would notice.
    private static void StrayFeatures(INamedTypeSymbol type, Findings findings)
    {
        foreach (var property in type.GetMembers().OfType<IPropertySymbol>().Where(p => p.Has(Names.Feature)))
        {
            findings.Add(Rules.Shape, property.Place(), $"'{property.Name}' is no feature, because '{type.Name}' is no view; mark the class with [FeatureView<TEntity>]");
        }
    }
}
