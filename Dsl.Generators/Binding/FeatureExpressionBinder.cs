using FeatureDsl.Compiler.Lowering;
using FeatureDsl.Ir;
using FeatureDsl.Operators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureDsl.Compiler.Binding;

/// <summary>Binds the body of a feature: aggregates, snapshot rows, requests, other features, and arithmetic over them.</summary>
internal sealed class FeatureExpressionBinder(ViewScope scope, string feature) : ExpressionBinder(scope.Findings)
{
    private readonly HashSet<string> _inlining = [];

    protected override Expr? BindLeaf(IOperation operation, out bool handled)
    {
        handled = operation is IParameterReferenceOperation;
        return operation is IParameterReferenceOperation p ? Reject(operation, Quote(operation), UseOf(scope.Parameter(p.Parameter.Name)?.Kind)) : null;
    }

    protected override Expr? BindMember(IPropertyReferenceOperation property, out bool handled)
    {
        handled = true;
        if (LatestRows.Of(property, scope) is { } row)
        {
            return row.Parameter is null ? null : Reject(property, Quote(property), "take a column of the row: write '?.' and the column behind it");
        }

        if (property.Instance is IInstanceReferenceOperation)
        {
            return BindOwn(property);
        }

        if (property.Instance is IParameterReferenceOperation reference && scope.Parameter(reference.Parameter.Name) is { } parameter)
        {
            switch (parameter.Kind)
            {
                case ParameterKind.Request:
                    return scope.Source(parameter) is not { } request ? null : ColumnValue(
                        property.Property, canBeMissing: false, path => ColumnRules.Check(property, path, request, scope.Findings) is { } column
                            ? new RequestValue(column.Type, parameter.Type, column.Property) : null);
                case ParameterKind.View:
                    return BindFeature(property, parameter.View);
            }
        }

        if (LatestRows.Of(property.Instance, scope) is { } holder)
        {
            return holder.Parameter is null ? null : Reject(property, Quote(property), "there may be no row: write '?.' before the column");
        }

        handled = false;
        return null;
    }

    protected override Expr? BindCall(IInvocationOperation invocation, out bool handled)
    {
        handled = invocation.TargetMethod.ContainingType?.PlainName() is "FeatureDsl.Window" or "FeatureDsl.Events" or "FeatureDsl.Series" or "FeatureDsl.Latest";
        return handled ? new AggregateBinder(scope, _inlining).Bind(invocation) : null;
    }

    protected override Expr? BindMissing(IOperation operation, out bool handled)
    {
        var row = LatestRows.Of(operation, scope);
        handled = row is not null;
        return row?.Parameter is { } parameter ? IsMissing(parameter, row.MaxAge) : null;
    }

    protected override Expr? BindRowAccess(IConditionalAccessOperation access, out bool handled)
    {
        var row = LatestRows.Of(access.Operation, scope);
        handled = row is not null;
        if (row?.Parameter is not { } parameter)
        {
            return null;
        }

        return BindBehind(access.WhenNotNull, column => scope.Source(parameter) is not { } source ? null : ColumnValue(
            column.Property, canBeMissing: true, path => ColumnRules.Check(column, path, source, scope.Findings) is { } found
                ? new LatestValue(found.Type.OrMissing, parameter.Name, found.Property, row.MaxAge) : null), IsMissing(parameter, row.MaxAge));
    }

    private static Expr IsMissing(ParameterModel row, long? maxAge) => Faults.Not(new LatestValue(DataType.Bool, row.Name, null, maxAge));

    protected override bool CanFail(Expr value) => FaultAnalysis.CanFault(value, scope.Referred);

    private Expr? BindOwn(IPropertyReferenceOperation property)
    {
        var symbol = property.Property;
        if (symbol.Name == "AsOf")
        {
            return new AsOf();
        }

        if (symbol.Has(Names.Feature))
        {
            return BindFeature(property, scope.View.FullName());
        }

        // A helper that is no feature is as if its body stood here.
        if (!_inlining.Add(symbol.Name))
        {
            return Reject(property, $"'{symbol.Name}'", "it is defined by itself");
        }

        var body = scope.Body(symbol);
        var bound = body is null ? Reject(property, $"'{symbol.Name}'", "write it as one expression: 'T Name => ...;'") : BindWhole(body);
        _inlining.Remove(symbol.Name);
        return bound;
    }

    private Expr? BindFeature(IPropertyReferenceOperation property, string view)
    {
        var symbol = property.Property;
        if (!symbol.Has(Names.Feature))
        {
            return Reject(property, $"'{symbol.Name}'", "it is not a feature of that view: mark it with [Feature]");
        }


        // Only the body knows the digits of a decimal; and a feature that cannot be bound is no feature to refer to.
        var name = FeatureBinder.NameOf(symbol);
        var body = scope.Refer(symbol);
        if (body is null)
        {
            return scope.Graph.IsCircular(name) && scope.Graph.IsCircular(feature)
                ? Reject(property, $"'{symbol.Name}'", $"it is defined by itself, or through more than {FeatureGraph.MaxDepth} features") : null;
        }

        return body is RecordValue record
            ? RecordFeatures.Values(symbol, record, view)
            : new FeatureValue(FeatureBinder.Declared(TypeBinder.Of(symbol.Type)!, body), view, symbol.Name);
    }

    private static string UseOf(ParameterKind? kind) => kind switch
    {
        ParameterKind.Events => "choose events and aggregate them: trips.Last(7.Days).Count()",
        ParameterKind.Latest => "take a column of its row: profile.Value?.Rating",
        ParameterKind.View => "name one of its features",
        _ => "name one of its columns",
    };
}
