using FeatureDsl.Compiler.Diagnostics;
using FeatureDsl.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureDsl.Compiler.Binding;

// Calls of methods.
internal abstract partial class ExpressionBinder
{
    private Expr? BindInvocation(IInvocationOperation invocation)
    {
        if (SpanConstants.Of(invocation) is { } span)
        {
            return new Constant(DataType.TimeSpan, span);
        }

        var call = BindCall(invocation, out var handled);
        if (handled)
        {
            return call;
        }

        var method = invocation.TargetMethod;
        switch (method.ContainingType?.PlainName())
        {
            case "FeatureDsl.FeatureLists" or "FeatureDsl.FeatureTextLists" or "FeatureDsl.FeatureList" when !method.IsStatic || method.IsExtensionMethod:
                return BindListCall(invocation);
            case "FeatureDsl.FeatureMaps" or "FeatureDsl.FeatureMap" when !method.IsStatic || method.IsExtensionMethod:
                return BindMapCall(invocation);
            case "FeatureDsl.Maths":
                return BindMaths(invocation);
            case "FeatureDsl.Vectors":
                return BindVectors(invocation);
            case "FeatureDsl.Text" or "FeatureDsl.Hash" or "FeatureDsl.Time":
                return BindFunction(invocation);
            case "System.DateOnly" when method.Name == "FromDateTime":
                return BindArguments(invocation) is { } instant ? Checked(invocation, new Call(DataType.DateOnly, "Time.DateOf", instant.ToEquatable())) : null;
            case "string":
                return BindStringMethod(invocation);
            case "System.Math" or "System.MathF" or "double" or "float" when Twin(invocation) is { } replacement:
                Findings.Add(Rules.SystemMath, invocation.Syntax.GetLocation(), "Replacement", replacement, $"{method.ContainingType.Name}.{method.Name}", replacement);
                return null;
            case "System.DateTime" when method.Name is "ToLocalTime" or "ToUniversalTime":
                Findings.Add(Rules.NotUtc, invocation.Syntax.GetLocation(), Quote(invocation).Trim('\''), "a change of time zone");
                return null;
        }

        if (ForeignMethods.Report(invocation, Findings))
        {
            return null;
        }

        if (method is { Name: "GetValueOrDefault", ContainingType.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T })
        {
            return BindOrDefault(invocation);
        }

        return Impurity.Report(invocation, method, Findings) ? null : Reject(invocation, $"A call of '{method.Name}'", Advice.ForCall(invocation));
    }

    // x.GetValueOrDefault(y) is x ?? y, and x.GetValueOrDefault() has the zero of its type for y.
    private Expr? BindOrDefault(IInvocationOperation invocation)
    {
        if (invocation.Arguments is [var given])
        {
            return BindCoalesce(invocation, invocation.Instance!, given.Value);
        }

        switch (BindWhole(invocation.Instance!))
        {
            case null:
                return null;
            case MaybeCollection maybe:
                return maybe.Value;
            case var value:
                return BindOrZero(invocation, value);
        }
    }

    private Expr? BindOrZero(IInvocationOperation invocation, Expr value)
    {

        return Choices.Zero(value.Type) is not { } zero
            ? Reject(invocation, Quote(invocation), $"a {value.Type.Present.Display} has no zero: give a value with '??'")
            : value.Type.Nullable
            ? new Call(value.Type.Present, "Coalesce", EquatableArray.Of(value, Choices.Fit(new Constant(value.Type.Present, zero), value.Type)))
            : value;
    }
}
