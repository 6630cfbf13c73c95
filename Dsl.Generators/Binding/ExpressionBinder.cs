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
internal abstract partial class ExpressionBinder(Findings findings)
{
    /// <summary>How deep expressions nest: a lowering and ClickHouse's own parser walk them on the stack.</summary>
    public const int MaxDepth = 100;

    private Expr? _conditionalInstance;
    private int _depth;

    protected Findings Findings { get; } = findings;

    /// <summary>The expression; <see langword="null"/>, with a finding, where there is none.</summary>
    public Expr? Bind(IOperation operation) => BindWhole(operation) is var value && value is MaybeCollection maybe
        ? Reject(
            operation, $"A {maybe.Type.Display} that may not be there", "write '?.' before what is asked of it, or '.GetValueOrDefault()' behind it, which is empty then")
        : value;

    /// <summary>The same, but a list or a map that may not be there stays what it is.</summary>
    protected Expr? BindWhole(IOperation operation)
    {
        if (operation.ConstantValue.HasValue && Constants.Of(operation) is { } constant)
        {
            return Fitting(operation, constant);
        }

        if (_behind is var (column, known) && ReferenceEquals(operation, column))
        {
            return known;
        }

        if (_depth == MaxDepth)
        {
            return Reject(operation, $"An expression of more than {MaxDepth} levels", "split it into private properties or features of their own");
        }

        _depth++;
        var bound = BindNested(operation);
        _depth--;
        return bound;
    }

    /// <summary>Parameters, and whatever else only this context knows; null without a finding where it knows nothing.</summary>
    protected abstract Expr? BindLeaf(IOperation operation, out bool handled);

    /// <summary>A property of something that is not a value of the language; null where this context does not know it.</summary>
    protected abstract Expr? BindMember(IPropertyReferenceOperation property, out bool handled);

    /// <summary>A call that is not of the scalar language; null where this context does not know it.</summary>
    protected abstract Expr? BindCall(IInvocationOperation invocation, out bool handled);

    /// <summary>Whether an object that is not a value of the language is missing, e.g. <c>profile.Value is null</c>.</summary>
    protected virtual Expr? BindMissing(IOperation operation, out bool handled)
    {
        handled = false;
        return null;
    }

    /// <summary>A member of the row behind <c>?.</c>, e.g. of <c>profile.Value</c>.</summary>
    protected virtual Expr? BindRowAccess(IConditionalAccessOperation access, out bool handled)
    {
        handled = false;
        return null;
    }

    /// <summary>Lets a context refuse an operator that can fail.</summary>
    protected virtual Call? Checked(IOperation operation, Call call) => call;

    protected Expr? Reject(IOperation operation, string what, string instead)
    {
        // What stands inside may be worse than what stands around it: a label or the clock is reported as such.
        if (!Impurity.ReportInside(operation, Findings))
        {
            Findings.Add(Rules.NotTranslatable, operation.Syntax.GetLocation(), what, instead);
        }

        return null;
    }

    protected static string Quote(IOperation operation)
    {
        var text = operation.Syntax.ToString();
        return "'" + (text.Length > 60 ? text.Substring(0, 57) + "..." : text) + "'";
    }

    private Expr? BindNested(IOperation operation)
    {
        switch (operation)
        {
            case IParenthesizedOperation p:
                return BindWhole(p.Operand);
            case IInterpolatedStringOperation i:
                return BindInterpolation(i);
            case IConversionOperation c:
                return BindConversion(c);
            case IBinaryOperation b:
                return BindBinary(b);
            case IUnaryOperation u:
                return BindUnary(u);
            case IConditionalOperation { WhenFalse: { } otherwise } c:
                return BindChoice("Conditional", c, [c.Condition, c.WhenTrue, otherwise]);
            case ICoalesceOperation c:
                return BindCoalesce(c, c.Value, c.WhenNull);
            case IIsPatternOperation p:
                return BindPattern(p);
            case ISwitchExpressionOperation s:
                return BindSwitch(s);
            case IConditionalAccessOperation a:
                return BindConditionalAccess(a);
            case IConditionalAccessInstanceOperation:
                return _conditionalInstance;
            case IPropertyReferenceOperation p:
                return BindProperty(p);
            case IInvocationOperation i:
                return BindInvocation(i);
            case IFieldReferenceOperation f:
                return BindField(f);
            case IObjectCreationOperation creation when DateConstants.Of(creation) is { } days:
                return new Constant(DataType.DateOnly, days);
            case IObjectCreationOperation creation when Records.Of(creation.Type) is { } record:
                return BindRecord(creation, record);
            case IInvalidOperation invalid:
                SeriesRefusals.Report(invalid, Findings);
                return null; // The C# compiler reports it.
            case IDefaultValueOperation d:
                return TypeBinder.Of(d.Type) is { Nullable: true } t ? new Constant(t, null) : Reject(d, Quote(d), "write the value");
        }

        var leaf = BindLeaf(operation, out var handled);
        return handled ? leaf : Reject(operation, Quote(operation), Advice.For(operation));
    }

    private Expr? BindBinary(IBinaryOperation binary)
    {
        if (SpanConstants.Of(binary) is { } span)
        {
            return new Constant(DataType.TimeSpan, span);
        }

        var isEquality = binary.OperatorKind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals;
        if (isEquality && (IsNull(binary.RightOperand) || IsNull(binary.LeftOperand)))
        {
            var missing = Missing(IsNull(binary.RightOperand) ? binary.LeftOperand : binary.RightOperand);
            return missing is null ? null : binary.OperatorKind == BinaryOperatorKind.Equals ? missing : Faults.Not(missing);
        }

        if (binary is { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String })
        {
            return BindTextAddition(binary);
        }

        if (binary.IsChecked)
        {
            return Reject(binary, "Checked arithmetic", "integers wrap in features: write it unchecked");
        }

        var (left, right) = (Bind(binary.LeftOperand), Bind(binary.RightOperand)); // Both, so that both are reported.
        return left is null || right is null ? null : Operator(binary, binary.OperatorKind, left, right);
    }

    private Expr? Operator(IOperation place, BinaryOperatorKind kind, Expr left, Expr right) =>
        BinaryRules.Call(kind, left, right, out var complaint) is { } call
            ? Checked(place, call)
            : complaint is { } digits ? Digits(place, digits)
            : Reject(place, Quote(place), BinaryRules.Advice(kind, left.Type, right.Type));

    private Expr? Digits(IOperation operation, int digits)
    {
        Findings.Add(Rules.DecimalDigits, operation.Syntax.GetLocation(), digits);
        return null;
    }

    // A literal can have more digits than the language, and an enum constant need not be one of its members.
    private Expr? Fitting(IOperation place, Constant constant) => constant switch
    {
        { Type: { Kind: DataKind.Decimal, Precision: > DataType.MaxPrecision and var digits }, Value: not null } => Digits(place, digits),
        { Type: { Kind: DataKind.Enum, Enum: { } shape }, Value: int value } when shape.Members.All(m => m.Value != value) =>
            Reject(place, Quote(place), "it is no member of its enum"),
        { Value: string text } when !IsWellFormed(text) => Reject(place, Quote(place), "it has half a surrogate pair, which is no character"),
        _ => constant,
    };

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[++i])))
            {
                return false;
            }
        }

        return true;
    }

    private Expr? BindUnary(IUnaryOperation unary)
    {
        if (Bind(unary.Operand) is not { } operand)
        {
            return null;
        }

        var name = (unary.OperatorKind, operand.Type) switch
        {
            _ when unary.IsChecked => null,
            (UnaryOperatorKind.Plus, { IsNumeric: true } or { Kind: DataKind.TimeSpan }) => "",
            (UnaryOperatorKind.Minus, { IsNumeric: true } or { Kind: DataKind.TimeSpan }) => "Negate",
            (UnaryOperatorKind.Not, { Kind: DataKind.Bool, Nullable: false }) => "Not",
            _ => null,
        };
        return name switch
        {
            null when unary.IsChecked => Reject(unary, "Checked arithmetic", "integers wrap in features: write it unchecked"),
            null => Reject(unary, Quote(unary), $"there is no such operator for {operand.Type.Display}"),
            "" => operand,
            _ => Checked(unary, new Call(operand.Type, name, EquatableArray.Of(operand))),
        };
    }

    private Expr? BindCoalesce(IOperation place, IOperation value, IOperation otherwise) =>
        BindWhole(value) is MaybeCollection maybe ? BindOrElse(place, maybe, otherwise) : BindChoice("Coalesce", place, [value, otherwise]);

    private Expr? BindChoice(string name, IOperation choice, IReadOnlyList<IOperation> operands)
    {
        var bound = operands.Select(Bind).ToList();
        if (bound.Any(b => b is null))
        {
            return null;
        }

        return Choose(name, choice, [.. bound.Select(b => b!)]);
    }

    private Expr? Choose(string name, IOperation choice, IReadOnlyList<Expr> bound)
    {
        if (bound[bound.Count - 1] is RecordValue)
        {
            return ChooseRecord(name, choice, bound);
        }

        var values = bound.Skip(name == "Conditional" ? 1 : 0).ToList();
        var missing = name == "Conditional" ? values.Any(v => v.Type.Nullable) : values[1].Type.Nullable;
        if (name == "Coalesce" && !values[0].Type.Nullable && Common(choice, values) is { } certain)
        {
            return Choices.Fit(values[0], certain); // C# has no '??' for what cannot be missing.
        }

        return Common(choice, values) is { } common && common with { Nullable = missing } is var type
            ? new Call(type, name, bound.Take(bound.Count - values.Count).Concat(values.Select(v => Choices.Fit(v, type))).ToEquatable())
            : null;
    }

    /// <summary>The type in which values meet, never missing; a finding where there is none.</summary>
    private DataType? Common(IOperation place, IReadOnlyList<Expr> values)
    {
        var type = Choices.Common(values);
        if (type is { Kind: DataKind.Decimal, Precision: > DataType.MaxPrecision and var digits })
        {
            Digits(place, digits);
            return null;
        }

        if (type is null)
        {
            Reject(place, Quote(place), $"{string.Join(" and ", values.Select(v => v.Type.Display).Distinct())} do not meet in one type: cast them");
        }

        return type;
    }

    private Expr? Missing(IOperation operand)
    {
        operand = operand is IConversionOperation { IsImplicit: true } c ? c.Operand : operand;
        var row = BindMissing(operand, out var handled);
        return handled ? row : BindWhole(operand) is { } value ? IsMissing(value) : null;
    }

    private static Expr IsMissing(Expr value) => value switch
    {
        RecordValue record => record.IsMissing,
        MaybeCollection maybe => maybe.IsMissing,
        _ => Faults.IsMissing(value),
    };

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

        return BindWhole(property.Instance) is { } instance ? InstanceMember(property, instance) : null;
    }

    private Expr? InstanceMember(IPropertyReferenceOperation property, Expr instance)
    {
        if (instance is RecordValue record)
        {
            return RecordMemberOf(property, record);
        }

        var name = property.Property.Name;
        if (instance is MaybeCollection maybe)
        {
            return name == "HasValue" ? Faults.Not(maybe.IsMissing) : Bind(property.Instance!);
        }

        if (property.Property.ContainingType.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T)
        {
            return name == "HasValue" ? Faults.Not(Faults.IsMissing(instance))
                : instance.Type.Nullable ? Checked(property, new Call(instance.Type.Present, "PresentValue", EquatableArray.Of(instance))) : instance;
        }

        if (instance.Type.IsList && name == "Count")
        {
            return new Call(DataType.Int32, "List.Count", EquatableArray.Of(instance));
        }

        if (instance.Type.IsMap && MapOperators.Member(name, instance) is { } member)
        {
            return member;
        }

        if (instance.Type.IsVector && name == "Count")
        {
            return new Call(DataType.Int32 with { Nullable = instance.Type.Nullable }, "Vector.Count", EquatableArray.Of(instance));
        }

        // Only the types of the runtime are in the table, not a user's type of the same name.
        var row = $"{property.Property.ContainingType.Name}.{name}";
        return property.Property.ContainingType.NamespaceName() == "System" && ScalarTable.Has(row) && TypeBinder.Of(property.Type) is { } type
            ? new Call(type with { Nullable = instance.Type.Nullable }, row, EquatableArray.Of(instance))
            : ForeignMethods.Report(property, Findings) ? null
            : Reject(property, property.Property.IsIndexer ? Quote(property) : $"'{name}' of a {instance.Type.Display}", Advice.ForMember(instance.Type, name));
    }

    private Expr? BindField(IFieldReferenceOperation field) =>
        SpanConstants.Of(field) is { } span ? new Constant(DataType.TimeSpan, span) :
        field.Field is { Name: "Empty", ContainingType.SpecialType: SpecialType.System_String } ? new Constant(DataType.String, "")
        : Impurity.Report(field, field.Field, Findings) ? null
        : Reject(field, Quote(field), field.Field.IsStatic ? "make it a const" : "features use their own events and constants");

    private static bool IsNull(IOperation operation) => operation switch
    {
        IConversionOperation c => IsNull(c.Operand),
        _ => operation.ConstantValue is { HasValue: true, Value: null },
    };
}
