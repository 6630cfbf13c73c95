using FeatureDsl.Compiler.Diagnostics;
using FeatureDsl.Ir;
using FeatureDsl.Operators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureDsl.Compiler.Binding;

/// <summary>
/// Turns the compiler's operations into expressions of the language. What cannot be translated is reported at its own place, once,
/// and makes everything around it <see langword="null"/>.
/// </summary>
internal abstract class ExpressionBinder(Findings findings)
{
    private Expr? _conditionalInstance;

    protected Findings Findings { get; } = findings;

    public Expr? Bind(IOperation operation)
    {
        if (operation.ConstantValue.HasValue && Constants.Of(operation) is { } constant)
        {
            return constant;
        }

        return operation switch
        {
            IParenthesizedOperation p => Bind(p.Operand),
            IConversionOperation c => BindConversion(c),
            IBinaryOperation b => BindBinary(b),
            IUnaryOperation u => BindUnary(u),
            IConditionalOperation { WhenFalse: { } otherwise } c => BindChoice("Conditional", c, [c.Condition, c.WhenTrue, otherwise]),
            ICoalesceOperation c => BindChoice("Coalesce", c, [c.Value, c.WhenNull]),
            IIsPatternOperation p => BindPattern(p),
            IConditionalAccessOperation a => BindConditionalAccess(a),
            IConditionalAccessInstanceOperation => _conditionalInstance,
            IPropertyReferenceOperation p => BindProperty(p),
            IInvocationOperation i => BindInvocation(i),
            IFieldReferenceOperation f => BindField(f),
            IInvalidOperation => null, // The C# compiler reports it.
            IDefaultValueOperation d => TypeBinder.Of(d.Type) is { Nullable: true } t ? new Constant(t, null) : Reject(d, "default", "write the value"),
            _ => BindLeaf(operation) ?? Reject(operation, Quote(operation), Advice(operation)),
        };
    }

    /// <summary>Parameters, and whatever else only this context knows; null without a finding where it knows nothing.</summary>
    protected abstract Expr? BindLeaf(IOperation operation);

    /// <summary>A property of something that is not a value of the language; null where this context does not know it.</summary>
    protected abstract Expr? BindMember(IPropertyReferenceOperation property, out bool handled);

    /// <summary>A call that is not of the scalar language; null where this context does not know it.</summary>
    protected abstract Expr? BindCall(IInvocationOperation invocation, out bool handled);

    /// <summary>Whether an object that is not a value of the language is missing, e.g. <c>profile.Value is null</c>.</summary>
    protected virtual Expr? BindMissing(IOperation operation) => null;

    /// <summary>A member of the row behind <c>?.</c>, e.g. of <c>profile.Value</c>.</summary>
    protected virtual Expr? BindRowAccess(IConditionalAccessOperation access, out bool handled)
    {
        handled = false;
        return null;
    }

    protected Expr? Reject(IOperation operation, string what, string instead)
    {
        Findings.Add(Rules.NotTranslatable, operation.Syntax.GetLocation(), what, instead);
        return null;
    }

    protected static string Quote(IOperation operation)
    {
        var text = operation.Syntax.ToString();
        return "'" + (text.Length > 60 ? text.Substring(0, 57) + "..." : text) + "'";
    }

    protected virtual Call? Checked(IOperation operation, Call call) => call;

    private Expr? BindConversion(IConversionOperation conversion)
    {
        if (conversion.OperatorMethod is not null && conversion.Operand.Type?.SpecialType != SpecialType.System_Decimal
            && conversion.Type?.SpecialType != SpecialType.System_Decimal)
        {
            return Reject(conversion, $"The conversion to '{conversion.Type?.ToDisplayString()}'", "use a cast between numbers");
        }

        if (Bind(conversion.Operand) is not { } operand || TypeBinder.Of(conversion.Type) is not { } target)
        {
            return null;
        }

        if (operand.Type.Nullable && !target.Nullable && target.Kind != DataKind.String)
        {
            operand = new Call(operand.Type.Present, "PresentValue", EquatableArray.Of(operand));
        }

        if (target.Kind == operand.Type.Kind)
        {
            return operand; // From T to T? nothing changes; digits of decimals are tracked, not declared.
        }

        var result = (target.Kind == DataKind.Decimal ? Decimals.OfInteger(operand.Type) ?? target : target) with { Nullable = operand.Type.Nullable };
        return conversion.IsChecked
            ? Reject(conversion, "A checked conversion", "integers wrap in features; write it unchecked")
            : ConversionOperators.Exists(operand.Type, result)
                ? Checked(conversion, new Call(result, "Convert", EquatableArray.Of(operand)))
                : Reject(conversion, $"The conversion from {operand.Type.Display} to {target.Display}", "convert by way of double");
    }

    private Expr? BindBinary(IBinaryOperation binary)
    {
        var isEquality = binary.OperatorKind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals;
        if (isEquality && (IsNull(binary.RightOperand) || IsNull(binary.LeftOperand)))
        {
            var missing = Missing(IsNull(binary.RightOperand) ? binary.LeftOperand : binary.RightOperand);
            return missing is null ? null : binary.OperatorKind == BinaryOperatorKind.Equals ? missing : Faults.Not(missing);
        }

        var (left, right) = (Bind(binary.LeftOperand), Bind(binary.RightOperand)); // Both, so that both are reported.
        if (left is null || right is null)
        {
            return null;
        }

        return BinaryRules.Call(binary, left, right, out var complaint) is { } call
            ? Checked(binary, call)
            : complaint is { } digits ? Digits(binary, digits)
            : Reject(binary, Quote(binary), $"there is no operator for {left.Type.Display} and {right.Type.Display}");
    }

    private Expr? Digits(IOperation operation, int digits)
    {
        Findings.Add(Rules.DecimalDigits, operation.Syntax.GetLocation(), digits);
        return null;
    }

    private Expr? BindUnary(IUnaryOperation unary)
    {
        if (Bind(unary.Operand) is not { } operand)
        {
            return null;
        }

        var name = (unary.OperatorKind, operand.Type) switch
        {
            (UnaryOperatorKind.Plus, { IsNumeric: true }) => "",
            (UnaryOperatorKind.Minus, { IsNumeric: true }) => "Negate",
            (UnaryOperatorKind.Not, { Kind: DataKind.Bool, Nullable: false }) => "Not",
            _ => null,
        };
        return name switch
        {
            null => Reject(unary, Quote(unary), $"there is no such operator for {operand.Type.Display}"),
            "" => operand,
            _ => Checked(unary, new Call(operand.Type, name, EquatableArray.Of(operand))),
        };
    }

    private Expr? BindChoice(string name, IOperation choice, IReadOnlyList<IOperation> operands)
    {
        var bound = operands.Select(Bind).ToList();
        if (bound.Any(b => b is null))
        {
            return null;
        }

        var values = bound.Skip(name == "Conditional" ? 1 : 0).Select(b => b!).ToList();
        var missing = name == "Conditional" ? values.Any(v => v.Type.Nullable) : values[1].Type.Nullable;
        var type = (Choices.Common(values) ?? values[0].Type) with { Nullable = missing };
        return values.Any(v => v.Type.Kind != type.Kind)
            ? Reject(choice, Quote(choice), "both sides must be of one type")
            : new Call(type, name, bound.Take(bound.Count - values.Count).Select(b => b!).Concat(values.Select(v => Choices.Fit(v, type))).ToEquatable());
    }

    private Expr? BindPattern(IIsPatternOperation pattern) => pattern.Pattern switch
    {
        IConstantPatternOperation { Value: var value } when IsNull(value) => Missing(pattern.Value),
        INegatedPatternOperation { Pattern: IConstantPatternOperation { Value: var value } } when IsNull(value) =>
            Missing(pattern.Value) is { } missing ? Faults.Not(missing) : null,
        _ => Reject(pattern, "This pattern", "compare with == and combine with && and ||"),
    };

    private Expr? Missing(IOperation operand)
    {
        operand = operand is IConversionOperation { IsImplicit: true } c ? c.Operand : operand;
        return BindMissing(operand) ?? (Bind(operand) is { } value ? Faults.IsMissing(value) : null);
    }

    private Expr? BindConditionalAccess(IConditionalAccessOperation access)
    {
        var row = BindRowAccess(access, out var handled);
        if (handled)
        {
            return row;
        }

        if (Bind(access.Operation) is not { } instance)
        {
            return null;
        }

        var outer = _conditionalInstance;
        _conditionalInstance = instance;
        var result = Bind(access.WhenNotNull);
        _conditionalInstance = outer;
        return result;
    }

    private Expr? BindProperty(IPropertyReferenceOperation property)
    {
        if (SpanConstants.Of(property) is { } span)
        {
            return new Constant(DataType.TimeSpan, span);
        }

        var member = BindMember(property, out var handled);
        if (handled)
        {
            return member;
        }

        if (property.Instance is null)
        {
            return Impurity.Report(property, property.Property, Findings) ? null : Reject(property, Quote(property), "features use their own events and constants");
        }

        return Bind(property.Instance) is { } instance ? InstanceMember(property, instance) : null;
    }

    private Expr? InstanceMember(IPropertyReferenceOperation property, Expr instance)
    {
        var name = property.Property.Name;
        if (property.Property.ContainingType.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T)
        {
            return name == "HasValue" ? Faults.Not(Faults.IsMissing(instance))
                : instance.Type.Nullable ? Checked(property, new Call(instance.Type.Present, "PresentValue", EquatableArray.Of(instance))) : instance;
        }

        var row = $"{property.Property.ContainingType.Name}.{name}";
        return ScalarTable.Has(row) && TypeBinder.Of(property.Type) is { } type
            ? new Call(type with { Nullable = instance.Type.Nullable }, row, EquatableArray.Of(instance))
            : Reject(property, $"'{name}' of a {instance.Type.Display}", "the language does not have it");
    }

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
            case "System.Math" or "System.MathF":
                var replacement = "Maths." + method.Name;
                Findings.Add(Rules.SystemMath, invocation.Syntax.GetLocation(), "Replacement", replacement, $"{method.ContainingType.Name}.{method.Name}", replacement);
                return null;
            case "System.DateTime" when method.Name is "ToLocalTime" or "ToUniversalTime":
                Findings.Add(Rules.NotUtc, invocation.Syntax.GetLocation(), Quote(invocation).Trim('\''), "a change of time zone");
                return null;
        }

        if (method.Name == "GetValueOrDefault" && invocation.Instance is { } nullable)
        {
            var fallback = invocation.Arguments.Length == 1 ? Bind(invocation.Arguments[0].Value) : null;
            return Bind(nullable) is { } value ? Choices.OrDefault(value, fallback) : null;
        }

        return Impurity.Report(invocation, method, Findings) ? null : Reject(invocation, $"A call of '{method.Name}'", "the language does not have it");
    }

    private Expr? BindMaths(IInvocationOperation invocation)
    {
        var row = "Maths." + invocation.TargetMethod.Name;
        var arguments = invocation.Arguments.Select(a => Bind(a.Value)).ToList();
        if (arguments.Any(a => a is null))
        {
            return null;
        }

        var type = Choices.Common(arguments.Select(a => a!).ToList());
        return ScalarTable.Has(row) && type is not null
            ? Checked(invocation, new Call(type with { Nullable = arguments.Any(a => a!.Type.Nullable) }, row, arguments.Select(a => Choices.Fit(a!, type)).ToEquatable()))
            : Reject(invocation, $"'{row}'", "the language does not have it yet");
    }

    private Expr? BindField(IFieldReferenceOperation field) =>
        Impurity.Report(field, field.Field, Findings) ? null : Reject(field, Quote(field), "features use their own events and constants");

    private static bool IsNull(IOperation operation) => operation switch
    {
        IConversionOperation c => IsNull(c.Operand),
        _ => operation.ConstantValue is { HasValue: true, Value: null },
    };

    private static string Advice(IOperation operation) => operation.Kind switch
    {
        OperationKind.SwitchExpression => "write it with ?:",
        OperationKind.InterpolatedString => "text is compared, not built",
        OperationKind.ObjectCreation => "a feature computes with the values of its events",
        _ => "the language does not have it",
    };
}
