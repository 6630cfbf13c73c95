using FeatureDsl.Compiler.Diagnostics;
using FeatureDsl.Ir;
using FeatureDsl.Operators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureDsl.Compiler.Binding;

/// <summary>Binds <c>trips.Where(...).Last(7.Days).Sum(t => t.Fare)</c>.</summary>
internal sealed class AggregateBinder(ViewScope scope, HashSet<string> inlining)
{
    public Expr? Bind(IInvocationOperation call)
    {
        var name = call.TargetMethod.Name;
        if (call.TargetMethod.ContainingType.PlainName() == "FeatureDsl.Latest")
        {
            return Reject(call, $"'{name}' alone", "take a column of its row: profile.MaxAge(7.Days).Value?.Rating");
        }

        if (!AggregateTable.Has(name) || call.Instance is not { } receiver || IsWindowing(call))
        {
            return Reject(call, $"'{name}' alone", "a window becomes a value by an aggregate such as Count()");
        }

        if (new WindowBinder(scope, inlining).Bind(receiver) is not { Window: { } window } chain || scope.Source(chain.Parameter) is not { } source)
        {
            return null;
        }

        var row = AggregateTable.Row(name);
        if ((row.IsOrdered || window.Newest is not null) && source.Id is null)
        {
            scope.Findings.Add(Rules.NeedsEventId, call.Syntax.GetLocation(), name, source.Name);
            return null;
        }

        // Count(predicate) is Where(predicate).Count().
        if (name == "Count" && call.Arguments.Length == 1)
        {
            chain = EventLambdas.Predicate(call.Arguments[0].Value, source, scope) is { } predicate ? chain.Where(predicate) : null;
            return chain is null ? null : Value(call, row, chain, null);
        }

        var selector = call.Arguments.Length == 0 ? null : EventLambdas.Selector(call.Arguments[0].Value, source, scope);
        return call.Arguments.Length > 0 && selector is null ? null : Value(call, row, chain, selector);
    }

    private Expr? Value(IInvocationOperation call, AggregateOperator row, WindowChain chain, Expr? selector)
    {
        if (row.Result(selector?.Type) is { } type)
        {
            return new AggregateValue(type, row.Name, chain.Parameter.Name, chain.Window!, chain.Filter, chain.Condition, selector);
        }

        return Reject(call, $"{row.Name} of a {selector?.Type.Display ?? "row"}", $"it takes {row.Accepts}");
    }

    private Expr? Reject(IOperation operation, string what, string instead)
    {
        scope.Findings.Add(Rules.NotTranslatable, operation.Syntax.GetLocation(), what, instead);
        return null;
    }

    // Last(7.Days) and Last(5) choose events, Last(t => t.X) is a value.
    private static bool IsWindowing(IInvocationOperation call) =>
        call.Type is INamedTypeSymbol type && type.PlainName() is "FeatureDsl.Window" or "FeatureDsl.Events";
}
