using FeatureDsl.Ir;
using FeatureDsl.Operators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureDsl.Compiler.Binding;

// Patterns of constants: 'x is 1 or 2', 'x is > 0 and < 10', 'x is not null', and switch expressions over them.
internal abstract partial class ExpressionBinder
{
    private Expr? BindPattern(IIsPatternOperation operation)
    {
        var (pattern, negated) = operation.Pattern is INegatedPatternOperation not ? (not.Pattern, true) : (operation.Pattern, false);

        // Only whether it is missing can be asked of a row.
        if (pattern is IConstantPatternOperation { Value: var value } && IsNull(value))
        {
            return Missing(operation.Value) is { } missing ? negated ? Faults.Not(missing) : missing : null;
        }

        if (IsAnything(pattern))
        {
            return Missing(operation.Value) is { } missing ? negated ? missing : Faults.Not(missing) : null;
        }

        return Bind(operation.Value) is { } subject ? Matches(operation.Pattern, subject) : null;
    }

    private Expr? BindSwitch(ISwitchExpressionOperation operation)
    {
        if (operation.Arms.LastOrDefault() is not { Pattern: IDiscardPatternOperation, Guard: null } last)
        {
            return Reject(operation, "A switch that can match nothing", "end it with '_ => ...'");
        }

        var subject = Bind(operation.Value);
        var arms = operation.Arms.RemoveAt(operation.Arms.Length - 1);
        var conditions = arms.Select(arm => subject is null ? null : Arm(arm, subject)).ToList();
        var values = arms.Add(last).Select(arm => Bind(arm.Value)).ToList();
        if (conditions.Concat(values).Any(e => e is null))
        {
            return null;
        }

        if (values[0] is RecordValue)
        {
            return Enumerable.Range(0, arms.Length).Reverse().Aggregate(
                values[arms.Length], (rest, i) => rest is null ? null : Choose("Conditional", operation, [conditions[i]!, values[i]!, rest]));
        }

        if (Common(operation, values.Select(v => v!).ToList()) is not { } common)
        {
            return null;
        }

        var type = common with { Nullable = values.Any(v => v!.Type.Nullable) };
        var result = Choices.Fit(values[values.Count - 1]!, type);
        for (var i = arms.Length - 1; i >= 0; i--)
        {
            result = new Call(type, "Conditional", EquatableArray.Of(conditions[i]!, Choices.Fit(values[i]!, type), result));
        }

        return result;
    }

    private Expr? Arm(ISwitchExpressionArmOperation arm, Expr subject)
    {
        var (match, guard) = (Matches(arm.Pattern, subject), arm.Guard is null ? Constant.True : Bind(arm.Guard));
        return match is null || guard is null ? null : Faults.And(match, guard);
    }

    private Expr? Matches(IPatternOperation pattern, Expr subject)
    {
        switch (pattern)
        {
            case IDiscardPatternOperation:
                return Constant.True;
            case IConstantPatternOperation { Value: var value } when IsNull(value):
                return IsMissing(subject);
            case IConstantPatternOperation { Value: var value } when !IsNaN(value):
                return Bind(value) is { } constant ? Operator(pattern, BinaryOperatorKind.Equals, subject, constant) : null;
            case IRelationalPatternOperation relation when !IsNaN(relation.Value):
                return Bind(relation.Value) is { } bound ? Operator(pattern, relation.OperatorKind, subject, bound) : null;
            case INegatedPatternOperation not:
                return Matches(not.Pattern, subject) is { } matches ? Faults.Not(matches) : null;
            case IBinaryPatternOperation both:
                var (left, right) = (Matches(both.LeftPattern, subject), Matches(both.RightPattern, subject));
                return left is null || right is null ? null : both.OperatorKind == BinaryOperatorKind.And ? Faults.And(left, right) : Faults.Or(left, right);
            case var _ when IsAnything(pattern):
                return Faults.Not(IsMissing(subject));
            default:
                return Reject(pattern, "This pattern", "compare with constants: 'is 1 or 2', 'is > 0 and < 10', 'is not null'");
        }
    }

    // 'is { }': whatever is there.
    private static bool IsAnything(IPatternOperation pattern) => pattern is IRecursivePatternOperation
    {
        DeclaredSymbol: null, DeconstructSymbol: null, DeconstructionSubpatterns.IsEmpty: true, PropertySubpatterns.IsEmpty: true,
    };

    // In a pattern NaN matches NaN, in a comparison it does not.
    private static bool IsNaN(IOperation value) => value.ConstantValue.Value is double.NaN or float.NaN;
}
