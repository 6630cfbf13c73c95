using FeatureDsl.Compiler.Diagnostics;
using FeatureDsl.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureDsl.Compiler.Binding;

/// <summary>What the bodies of one view can see.</summary>
internal sealed class ViewScope
{
    private readonly Compilation _compilation;
    private readonly IReadOnlyList<ParameterModel> _parameters;
    private readonly Dictionary<string, SourceModel> _sources = [];
    private readonly Dictionary<SyntaxTree, SemanticModel> _models = [];

    public ViewScope(
        INamedTypeSymbol view, IMethodSymbol constructor, IReadOnlyList<ParameterModel> parameters, Compilation compilation, Findings findings,
        FeatureGraph graph, CancellationToken cancellation)
    {
        (View, _parameters, Findings, Graph, Cancellation) = (view, parameters, findings, graph, cancellation);
        _compilation = AsOfStub.Ensure(view, compilation);
        foreach (var parameter in constructor.Parameters)
        {
            var type = parameter.Type is INamedTypeSymbol { IsGenericType: true } g ? g.TypeArguments[0] : parameter.Type;
            if (type is INamedTypeSymbol named && SourceBinder.IsSource(named) && SourceBinder.Bind(named, new Findings(), cancellation) is { } source)
            {
                _sources[source.FullName] = source;
            }
        }
    }

    private ViewScope(ViewScope other, Findings findings)
    {
        (View, _parameters, Findings, Graph, Cancellation) = (other.View, other._parameters, findings, other.Graph, other.Cancellation);
        (_compilation, _sources, _models) = (other._compilation, other._sources, other._models);
    }

    public INamedTypeSymbol View { get; }

    /// <summary>Whether it is a training set: its labels may look at labels and at what came later.</summary>
    public bool IsTrainingSet => View.Has(Names.TrainingSet);

    public Findings Findings { get; }

    public FeatureGraph Graph { get; }

    public CancellationToken Cancellation { get; }

    public IEnumerable<SourceModel> Sources => _sources.Values;

    /// <summary>In declared order.</summary>
    public IReadOnlyList<ParameterModel> Parameters => _parameters;

    /// <summary>The parameter of a name.</summary>
    public ParameterModel? Parameter(string name) => _parameters.FirstOrDefault(p => p.Name == name);

    /// <summary>The source of a parameter; <see langword="null"/> where the source itself is broken (and reported there).</summary>
    public SourceModel? Source(ParameterModel parameter) => _sources.TryGetValue(parameter.Type, out var source) ? source : null;

    /// <summary>The bound body of a feature of this view or another; <see langword="null"/> where it cannot be bound, which is reported where it is declared.</summary>
    public Expr? Refer(IPropertySymbol feature) => Graph.Refer(FeatureBinder.NameOf(feature), () =>
    {
        var owner = feature.ContainingType;
        var there = owner.FullName() == View.FullName() ? new ViewScope(this, new Findings()) : Of(owner);
        return there is null ? null : FeatureBinder.Body(feature, there);
    });

    /// <summary>The bound body of a feature that an expression refers to.</summary>
    public Expr? Referred(FeatureValue value) =>
        _compilation.GetTypeByMetadataName(value.View.Replace("global::", "")) is not { } view ? null
        : view.GetMembers(value.Feature).OfType<IPropertySymbol>().FirstOrDefault() is { } feature ? Refer(feature)
        : view.GetMembers().OfType<IPropertySymbol>().Where(p => p.Has(Names.Feature) && value.Feature.StartsWith(p.Name + "_", StringComparison.Ordinal))
            .Select(p => Refer(p) is RecordValue record ? RecordFeatures.Body(p, record, value.Feature) : null).FirstOrDefault(b => b is not null);

    // Quiet as the one above: what another class is found to be is reported where it is declared.
    private ViewScope? Of(INamedTypeSymbol view) => Graph.Scope(view.FullName(), () =>
    {
        var quiet = new Findings();
        return ViewBinder.Open(view, _compilation, quiet, Graph, Cancellation) is { } scope && quiet.All.Count == 0 ? scope : null;
    });

    /// <summary>The operation of an expression-bodied property, or <see langword="null"/> where it has no such body.</summary>
    public IOperation? Body(IPropertySymbol property)
    {
        var syntax = property.DeclaringSyntaxReferences.Select(r => r.GetSyntax(Cancellation)).OfType<PropertyDeclarationSyntax>().FirstOrDefault();
        var body = syntax?.ExpressionBody?.Expression
            ?? (syntax?.AccessorList?.Accessors is [{ ExpressionBody.Expression: { } getter, Keyword.RawKind: (int)SyntaxKind.GetKeyword }] ? getter : null);
        if (body is null || !_compilation.ContainsSyntaxTree(body.SyntaxTree))
        {
            return null;
        }

        var operation = Model(body.SyntaxTree).GetOperation(Unwrapped(body), Cancellation);

        // The operation of the expression lacks its conversion to the property's type; that of the arrow clause has it.
        return operation?.Parent is IConversionOperation { IsImplicit: true } conversion ? conversion : operation;
    }

    // One that was asked before remembers what it bound.
    private SemanticModel Model(SyntaxTree tree)
    {
        if (!_models.TryGetValue(tree, out var model))
        {
            _models[tree] = model = _compilation.GetSemanticModel(tree);
        }

        return model;
    }

    // Parentheses, 'checked' and '!' are not operations of their own: asked for one, the compiler has none.
    private static ExpressionSyntax Unwrapped(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax p => Unwrapped(p.Expression),
        CheckedExpressionSyntax c => Unwrapped(c.Expression),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } s => Unwrapped(s.Operand),
        _ => expression,
    };
}
