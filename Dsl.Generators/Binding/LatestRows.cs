using FeatureDsl.Compiler.Diagnostics;
using FeatureDsl.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureDsl.Compiler.Binding;

/// <summary>The row of a snapshot source, as an expression names it.</summary>
/// <param name="Parameter">Whose; <see langword="null"/> where it is such a row, but a broken one (which has been reported).</param>
/// <param name="MaxAge">Rows older than this many microseconds do not count.</param>
internal sealed record LatestRow(ParameterModel? Parameter, long? MaxAge);

/// <summary>Recognises the row of a snapshot source: <c>profile.Value</c>, <c>profile.MaxAge(2.Hours).Value</c>, and private properties that are one.</summary>
internal static class LatestRows
{
    private const int MaxHelpers = 10;

    /// <summary>The row, or <see langword="null"/> where the operation is none.</summary>
    public static LatestRow? Of(IOperation? operation, ViewScope scope) => Row(operation, scope, MaxHelpers);

    private static LatestRow? Row(IOperation? operation, ViewScope scope, int helpers) => operation switch
    {
        IPropertyReferenceOperation { Property: { Name: "Value", ContainingType: { } type }, Instance: { } latest } when type.PlainName() == "FeatureDsl.Latest" =>
            Source(latest, scope, helpers),
        IPropertyReferenceOperation { Instance: IInstanceReferenceOperation, Property: { Type: INamedTypeSymbol { IsRecord: true } } helper }
            when helpers > 0 =>
            Row(scope.Body(helper), scope, helpers - 1),
        IConversionOperation { IsImplicit: true } conversion => Row(conversion.Operand, scope, helpers),
        _ => null,
    };

    private static LatestRow? Source(IOperation latest, ViewScope scope, int helpers)
    {
        switch (latest)
        {
            case IParameterReferenceOperation reference:
                return scope.Parameter(reference.Parameter.Name) is { } parameter ? new LatestRow(parameter, null) : null;
            case IPropertyReferenceOperation { Instance: IInstanceReferenceOperation } helper when helpers > 0:
                return scope.Body(helper.Property) is { } body ? Source(body, scope, helpers - 1) : null;
            case IInvocationOperation { TargetMethod.Name: "MaxAge", Instance: { } inner, Arguments: [{ Value: var limit }] }:
                return Source(inner, scope, helpers) is { } row ? Limited(row, limit, scope) : null;
            default:
                return null;
        }
    }

    private static LatestRow Limited(LatestRow row, IOperation limit, ViewScope scope)
    {
        var age = SpanConstants.Of(limit);
        if (age is null)
        {
            scope.Findings.Add(Rules.NotTranslatable, limit.Syntax.GetLocation(), $"'{limit.Syntax}'", "a span must be a constant such as 7.Days");
        }
        else if (age <= 0)
        {
            scope.Findings.Add(Rules.FutureWindow, limit.Syntax.GetLocation(), limit.Syntax.ToString());
        }

        return age > 0 ? row with { MaxAge = Math.Min(row.MaxAge ?? long.MaxValue, age.Value) } : new LatestRow(null, null);
    }
}
