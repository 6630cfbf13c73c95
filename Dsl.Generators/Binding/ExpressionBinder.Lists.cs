using FeatureDsl.Ir;
using FeatureDsl.Operators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureDsl.Compiler.Binding;

// What is computed of a list.
internal abstract partial class ExpressionBinder
{
    // The list is the instance of a method, or the first argument of an extension.
    private Expr? BindListCall(IInvocationOperation invocation)
    {
        var operands = invocation.Arguments.OrderBy(a => a.Parameter?.Ordinal).Select(a => a.Value).ToList();
        if (invocation.Instance is { } instance)
        {
            operands.Insert(0, instance);
        }

        var bound = operands.Select(Bind).ToList();
        if (bound.Any(b => b is null))
        {
            return null;
        }

        var name = invocation.TargetMethod.Name;
        if (bound[0] is not { Type: { Element: { } element } } list)
        {
            return Reject(invocation, Quote(invocation), "lists are columns, or made by LastN, FirstN and the like");
        }

        var call = (name, bound.Count) switch
        {
            ("At", 2) => new Call(element.OrMissing, "List.At", EquatableArray.Of(list, bound[1]!)),
            ("Contains", 2) => Contains(list, bound[1]!),
            (_, 1) => ListOperators.Aggregate(name, list),
            _ => null,
        };
        return call is null ? Reject(invocation, Quote(invocation), $"{name} of a {list.Type.Display} is not of the language") : Checked(invocation, call);
    }

    private static Call? Contains(Expr list, Expr value) => list.Type.Element is { } element && ListOperators.CanContain(element)
        && value.Type is { Nullable: false } type && type.Kind == element.Kind && Equals(type.Enum, element.Enum)
            ? new Call(DataType.Bool, "List.Contains", EquatableArray.Of(list, value)) : null;
}
