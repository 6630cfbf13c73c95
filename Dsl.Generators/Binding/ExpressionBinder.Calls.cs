using FeatureDsl.Compiler.Diagnostics;
using FeatureDsl.Ir;
using FeatureDsl.Operators;
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
            case "FeatureDsl.Maths":
                return BindMaths(invocation);
            case "System.Math" or "System.MathF" when HasTwin(invocation):
                var replacement = "Maths." + method.Name;
                Findings.Add(Rules.SystemMath, invocation.Syntax.GetLocation(), "Replacement", replacement, $"{method.ContainingType.Name}.{method.Name}", replacement);
                return null;
            case "System.DateTime" when method.Name is "ToLocalTime" or "ToUniversalTime":
                Findings.Add(Rules.NotUtc, invocation.Syntax.GetLocation(), Quote(invocation).Trim('\''), "a change of time zone");
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
            return BindChoice("Coalesce", invocation, [invocation.Instance!, given.Value]);
        }

        if (Bind(invocation.Instance!) is not { } value)
        {
            return null;
        }

        return Choices.Zero(value.Type) is not { } zero
            ? Reject(invocation, Quote(invocation), $"a {value.Type.Present.Display} has no zero: give a value with '??'")
            : value.Type.Nullable
            ? new Call(value.Type.Present, "Coalesce", EquatableArray.Of(value, Choices.Fit(new Constant(value.Type.Present, zero), value.Type)))
            : value;
    }

    private Expr? BindMaths(IInvocationOperation invocation)
    {
        // Arguments come in the order they are written, which names can change.
        var arguments = invocation.Arguments.OrderBy(a => a.Parameter?.Ordinal).Select(a => Bind(a.Value)).ToList();
        if (arguments.Any(a => a is null))
        {
            return null;
        }

        var row = "Maths." + invocation.TargetMethod.Name;
        if (!ScalarTable.Has(row) || TypeBinder.Of(invocation.TargetMethod.ReturnType) is not { } declared)
        {
            return Reject(invocation, $"'{row}'", "the language does not have it yet");
        }

        var values = arguments.Select(a => a!).ToList();
        var common = Common(invocation, values);
        var type = declared.Kind == DataKind.Decimal ? common : declared;
        return common is null || type is null ? null : Checked(
            invocation, new Call(type with { Nullable = values.Any(a => a.Type.Nullable) }, row, values.Select(a => Choices.Fit(a, common)).ToEquatable()));
    }

    private static bool HasTwin(IInvocationOperation invocation) =>
        invocation.SemanticModel?.Compilation.GetTypeByMetadataName("FeatureDsl.Maths")?.GetMembers(invocation.TargetMethod.Name).IsEmpty == false;
}
