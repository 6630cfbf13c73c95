using FeatureDsl.Ir;
using FeatureDsl.Operators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureDsl.Compiler.Binding;

/// <summary>Binds the body of a feature: aggregates, snapshot rows, requests, other features, and arithmetic over them.</summary>
internal sealed class FeatureExpressionBinder(ViewScope scope) : ExpressionBinder(scope.Findings)
{
    private readonly HashSet<string> _inlining = [];

    protected override Expr? BindLeaf(IOperation operation) => null;

    protected override Expr? BindMember(IPropertyReferenceOperation property, out bool handled)
    {
        handled = true;
        if (property.Instance is IInstanceReferenceOperation)
        {
            return BindOwn(property);
        }

        if (property.Instance is IParameterReferenceOperation reference && scope.Parameter(reference.Parameter.Name) is { } parameter)
        {
            switch (parameter.Kind)
            {
                case ParameterKind.Request:
                    return scope.Source(parameter) is { } request
                        ? new RequestValue(request.ColumnOf(property.Property.Name).Type, parameter.Type, property.Property.Name) : null;
                case ParameterKind.View:
                    return BindFeature(property, parameter.Type);
            }
        }

        if (LatestRows.IsRow(property.Instance, scope))
        {
            return Reject(property, Quote(property), "there may be no row: write '?.' before the column");
        }

        handled = false;
        return null;
    }

    protected override Expr? BindCall(IInvocationOperation invocation, out bool handled)
    {
        handled = invocation.TargetMethod.ContainingType?.PlainName() is "FeatureDsl.Window" or "FeatureDsl.Events" or "FeatureDsl.Latest";
        return handled ? new AggregateBinder(scope, _inlining).Bind(invocation) : null;
    }

    protected override Expr? BindMissing(IOperation operation) =>
        LatestRows.Of(operation, scope) is var (parameter, age) ? Faults.Not(new LatestValue(DataType.Bool, parameter.Name, null, age)) : null;

    protected override Expr? BindRowAccess(IConditionalAccessOperation access, out bool handled)
    {
        handled = false;
        if (LatestRows.Of(access.Operation, scope) is not var (parameter, age))
        {
            return null;
        }

        handled = true;
        if (access.WhenNotNull is not IPropertyReferenceOperation { Instance: IConditionalAccessInstanceOperation } property)
        {
            return Reject(access.WhenNotNull, Quote(access.WhenNotNull), "take a column of the row, and compute with that");
        }

        return scope.Source(parameter) is { } source && ColumnRules.Check(property, property.Property, source, scope.Findings) is { } column
            ? new LatestValue(column.Type.OrMissing, parameter.Name, column.Property, age)
            : null;
    }

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
        var bound = body is null ? Reject(property, $"'{symbol.Name}'", "write it as one expression: 'T Name => ...;'") : Bind(body);
        _inlining.Remove(symbol.Name);
        return bound;
    }

    private Expr? BindFeature(IPropertyReferenceOperation property, string view)
    {
        var symbol = property.Property;
        if (!symbol.Has(Names.Feature))
        {
            return Reject(property, $"'{symbol.Name}'", "it is not a feature of that view");
        }

        if (TypeBinder.Of(symbol.Type) is not { } type)
        {
            return null; // Reported where it is declared.
        }

        if (!_inlining.Add(view + "." + symbol.Name))
        {
            return Reject(property, $"'{symbol.Name}'", "it is defined by itself");
        }

        // Only the body knows the digits of a decimal; and a feature that cannot be bound is no feature to refer to.
        var body = DependencyOf(symbol);
        _inlining.Remove(view + "." + symbol.Name);
        var digits = type.Kind == DataKind.Decimal ? body?.Type : type;
        return body is null || digits is null ? null : new FeatureValue(digits with { Nullable = type.Nullable }, view, symbol.Name);
    }

    private Expr? DependencyOf(IPropertySymbol symbol)
    {
        var owner = symbol.ContainingType;
        if (SymbolEqualityComparer.Default.Equals(owner, scope.View))
        {
            var quiet = scope.Quiet();
            return quiet.Body(symbol) is { } body ? new FeatureExpressionBinder(quiet, _inlining).Bind(body) : null;
        }

        return scope.Of(owner) is { } other && other.Body(symbol) is { } foreign ? new FeatureExpressionBinder(other, _inlining).Bind(foreign) : null;
    }

    private FeatureExpressionBinder(ViewScope scope, HashSet<string> inlining)
        : this(scope) => _inlining = inlining;
}
