using FeatureDsl.Compiler.Diagnostics;
using FeatureDsl.Compiler.Lowering;
using FeatureDsl.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureDsl.Compiler.Binding;

/// <summary>What a property of a training set is for.</summary>
internal enum RowUse
{
    /// <summary>Instant, keys and request: known when features are asked for.</summary>
    Question,

    /// <summary>Which rows there are, and what is passed through.</summary>
    Row,

    /// <summary>A label: it may look at labels, and at events that came later.</summary>
    Label,
}

/// <summary>Binds the properties of a training set: columns of its event, and for labels aggregates of events.</summary>
internal sealed class RowExpressionBinder(ViewScope scope, SourceModel row, string parameter, RowUse use) : ExpressionBinder(scope.Findings)
{
    private readonly HashSet<string> _inlining = [];

    protected override Expr? BindLeaf(IOperation operation, out bool handled)
    {
        handled = operation is IParameterReferenceOperation;
        return handled ? Reject(operation, Quote(operation), $"rows are made of '{parameter}': name one of its columns") : null;
    }

    protected override Expr? BindMember(IPropertyReferenceOperation property, out bool handled)
    {
        handled = property.Instance is IParameterReferenceOperation or IInstanceReferenceOperation;
        switch (property.Instance)
        {
            case IParameterReferenceOperation p when p.Parameter.Name == parameter:
                return ColumnValue(property.Property, canBeMissing: false, path =>
                    ColumnRules.Check(property, path, row, Findings, use != RowUse.Question, isOfRow: true) is not { } column ? null
                    : use == RowUse.Label ? new RequestValue(column.Type, TrainingSetModel.RowRequest, column.Property)
                    : new Column(column.Type, column.Property));
            case IParameterReferenceOperation:
                return Reject(property, Quote(property), $"features stand beside the row and no part of it is made of them: name a column of '{parameter}'");
            case IInstanceReferenceOperation:
                return BindOwn(property);
            default:
                return null;
        }
    }

    protected override Expr? BindCall(IInvocationOperation invocation, out bool handled)
    {
        handled = invocation.TargetMethod.ContainingType?.PlainName() is "FeatureDsl.Window" or "FeatureDsl.Events" or "FeatureDsl.Series";
        if (!handled)
        {
            return null;
        }

        if (use == RowUse.Label)
        {
            return new AggregateBinder(scope, _inlining).Bind(invocation);
        }

        Findings.Add(Rules.FutureOutsideLabel, invocation.Syntax.GetLocation(), invocation.Syntax.ToString());
        return null;
    }

    protected override bool CanFail(Expr value) => use == RowUse.Label && FaultAnalysis.CanFault(value, scope.Referred);

    protected override Call? Checked(IOperation operation, Call call) =>
        use == RowUse.Label ? call : EventExpressionBinder.Unfailing(operation, call, Findings);

    // A property of the class is as if its body stood here.
    private Expr? BindOwn(IPropertyReferenceOperation property)
    {
        var symbol = property.Property;
        if (use == RowUse.Question && symbol.Has(Names.Label))
        {
            Findings.Add(Rules.LabelInFeature, property.Syntax.GetLocation(), symbol.Name);
            return null;
        }

        if (!_inlining.Add(symbol.Name))
        {
            return Reject(property, $"'{symbol.Name}'", "it is defined by itself");
        }

        var body = scope.Body(symbol);
        var bound = body is null ? Reject(property, $"'{symbol.Name}'", "write it as one expression: 'T Name => ...;'") : BindWhole(body);
        _inlining.Remove(symbol.Name);
        return bound;
    }
}
