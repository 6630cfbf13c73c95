using FeatureDsl.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureDsl.Compiler.Binding;

/// <summary>Recognises the row of a snapshot source: <c>profile.Value</c>, <c>profile.MaxAge(2.Hours).Value</c>.</summary>
internal static class LatestRows
{
    public static bool IsRow(IOperation? operation, ViewScope scope) => operation is not null && Of(operation, scope) is not null;

    /// <summary>The parameter and the greatest age in microseconds.</summary>
    public static (ParameterModel Parameter, long? MaxAge)? Of(IOperation operation, ViewScope scope)
    {
        if (operation is not IPropertyReferenceOperation { Property: { Name: "Value", ContainingType: { } type }, Instance: { } latest }
            || type.PlainName() != "FeatureDsl.Latest")
        {
            return null;
        }

        long? age = null;
        while (latest is IInvocationOperation { TargetMethod.Name: "MaxAge", Instance: { } inner } call)
        {
            var limit = SpanConstants.Of(call.Arguments[0].Value);
            if (limit is null)
            {
                return null;
            }

            age = Math.Min(age ?? long.MaxValue, limit.Value);
            latest = inner;
        }

        return latest is IParameterReferenceOperation reference && scope.Parameter(reference.Parameter.Name) is { } parameter ? (parameter, age) : null;
    }
}
