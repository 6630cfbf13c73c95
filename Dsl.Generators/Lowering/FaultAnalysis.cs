using FeatureDsl.Ir;
using FeatureDsl.Operators;

namespace FeatureDsl.Compiler.Lowering;

/// <summary>Whether a feature that another refers to is an error.</summary>
/// <param name="View">The full name of the view that declares it.</param>
/// <param name="Feature">Its property name.</param>
public sealed record FeatureFault(string View, string Feature) : Expr(DataType.Bool);

/// <summary>Whether the result of an aggregate is an error.</summary>
/// <param name="Aggregate">The aggregate.</param>
public sealed record AggregateFault(AggregateValue Aggregate) : Expr(DataType.Bool);

/// <summary>When features are errors, as conditions of the language: the rows of the operator table say it, this only walks.</summary>
public sealed class FaultAnalysis
{
    private readonly Dictionary<(string View, string Feature), Expr> _faults = [];

    /// <summary>Analyses every feature of a target.</summary>
    /// <param name="views">Every view needed, dependencies first.</param>
    public FaultAnalysis(IEnumerable<ViewModel> views)
    {
        foreach (var view in views)
        {
            foreach (var feature in InOrder(view))
            {
                _faults[(view.FullName, feature.Name)] = FaultOf(feature.Body, value => CanFault(value.View, value.Feature));
            }
        }
    }

    /// <summary>When a feature is an error; <see cref="Constant.False"/> for never.</summary>
    public Expr Of(string view, string feature) => _faults[(view, feature)];

    /// <summary>Whether a feature can be an error at all.</summary>
    public bool CanFault(string view, string feature) => !Of(view, feature).Equals(Constant.False);

    /// <summary>The features of a view, each after those of the same view that it refers to.</summary>
    public static IReadOnlyList<FeatureModel> InOrder(ViewModel view)
    {
        var ordered = new List<FeatureModel>();
        foreach (var feature in view.Features)
        {
            Visit(feature);
        }

        return ordered;

        void Visit(FeatureModel feature)
        {
            if (ordered.Contains(feature))
            {
                return;
            }

            foreach (var used in Nodes(feature.Body).OfType<FeatureValue>().Where(v => v.View == view.FullName))
            {
                Visit(view.Features.First(f => f.Name == used.Feature));
            }

            ordered.Add(feature);
        }
    }

    /// <summary>An expression and everything below it that is evaluated at the instant asked about (not what lies inside an aggregate).</summary>
    public static IEnumerable<Expr> Nodes(Expr expr) => expr is Call call ? call.Arguments.SelectMany(Nodes).Prepend(call) : [expr];

    /// <summary>Whether an expression can be an error at all.</summary>
    /// <param name="expr">The expression.</param>
    /// <param name="body">Gives the bodies of the features that it refers to.</param>
    public static bool CanFault(Expr expr, Func<FeatureValue, Expr?> body) =>
        !FaultOf(expr, value => body(value) is { } there && CanFault(there, body)).Equals(Constant.False);

    private static Expr FaultOf(Expr expr, Func<FeatureValue, bool> canFault) => expr switch
    {
        Call call => ScalarTable.Row(call.Operator).FaultOf(call, argument => FaultOf(argument, canFault)),
        FeatureValue value when canFault(value) => new FeatureFault(value.View, value.Feature),
        AggregateValue value when AggregateTable.Row(value).CanFault(value.Selector?.Type) => new AggregateFault(value),
        _ => Constant.False,
    };
}
