using FeatureDsl.Ir;
using FeatureDsl.Operators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureDsl.Compiler.Binding;

// The functions of Text, Hash and Time, and text put together.
internal abstract partial class ExpressionBinder
{
    private const string OnlyText = "only text is put together: how other values are written depends on the culture";

    private Expr? BindFunction(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        var row = $"{method.ContainingType.Name}.{method.Name}";
        if (BindArguments(invocation) is not { } arguments)
        {
            return null;
        }

        if (!ScalarTable.Has(row) || TypeBinder.Of(method.ReturnType) is not { } declared)
        {
            return Reject(invocation, $"'{row}'", "the language does not have it yet");
        }

        // The C# result can be missing for the sake of arguments that can be; those of "Try" are so by themselves.
        var missing = declared.Nullable && (arguments.Any(a => a.Type.Nullable) || method.Name.StartsWith("Try", StringComparison.Ordinal));
        return Checked(invocation, new Call(declared with { Nullable = missing }, row, arguments.ToEquatable()));
    }

    /// <summary>In the order of the parameters: they come in the order in which they are written, which names can change.</summary>
    private List<Expr>? BindArguments(IInvocationOperation invocation)
    {
        var bound = invocation.Arguments.OrderBy(a => a.Parameter?.Ordinal).Select(a => Bind(a.Value)).ToList();
        return bound.Any(b => b is null) ? null : bound.Select(b => b!).ToList();
    }

    private Expr? BindStringMethod(IInvocationOperation invocation)
    {
        var (method, arguments) = (invocation.TargetMethod, invocation.Arguments);
        switch (method.Name)
        {
            case "IsNullOrEmpty" when Bind(arguments[0].Value) is { } text:
                return Faults.Or(Faults.IsMissing(text), Is(text, ""));
            case "Concat" when arguments.All(a => a.Value.Type?.SpecialType == SpecialType.System_String):
                return BindArguments(invocation) is { } parts ? Concat(parts) : null;
            case "Contains" when arguments.Length == 1 && IsText(arguments[0]):
            case "StartsWith" or "EndsWith" or "Contains" when arguments.Length == 2 && IsText(arguments[0]) && IsOrdinal(arguments[1]):
                return BindOrdinal(invocation);
            case "IsNullOrEmpty":
                return null;
        }

        return ForeignMethods.Report(invocation, Findings) || Impurity.Report(invocation, method, Findings) ? null : Reject(invocation, $"A call of '{method.Name}'", Advice.ForCall(invocation));
    }

    // s?.Contains(x) is missing where s is, which Text.Contains(s, x) is not.
    private Expr? BindOrdinal(IInvocationOperation invocation)
    {
        var (text, part) = (Bind(invocation.Instance!), Bind(invocation.Arguments[0].Value));
        if (text is null || part is null)
        {
            return null;
        }

        if (part.Type.Nullable)
        {
            return Reject(invocation.Arguments[0].Value, $"What can be missing in '{invocation.TargetMethod.Name}'", $"write 'Text.{invocation.TargetMethod.Name}(text, part)'");
        }

        var test = new Call(DataType.Bool, "Text." + invocation.TargetMethod.Name, EquatableArray.Of(text, part));
        return text.Type.Nullable
            ? new Call(DataType.Bool.OrMissing, "Conditional", EquatableArray.Of(Faults.IsMissing(text), new Constant(DataType.Bool.OrMissing, null), test))
            : test;
    }

    private Expr? BindInterpolation(IInterpolatedStringOperation interpolation)
    {
        var parts = interpolation.Parts.Select(Part).ToList();
        return parts.Any(p => p is null) ? null : Concat(parts.Select(p => p!).ToList());
    }

    private Expr? Part(IInterpolatedStringContentOperation part)
    {
        var value = part switch
        {
            IInterpolatedStringTextOperation literal => literal.Text,
            IInterpolationOperation { Alignment: null, FormatString: null } hole => hole.Expression,
            IInterpolatedStringAppendOperation { AppendCall: IInvocationOperation { Arguments.Length: 1 } append } => append.Arguments[0].Value,
            _ => null,
        };
        value = value is IConversionOperation { IsImplicit: true, Type.SpecialType: SpecialType.System_Object } boxed ? boxed.Operand : value;
        return value?.Type?.SpecialType == SpecialType.System_String ? Bind(value) : Reject(part, Quote(part), OnlyText);
    }

    // C# puts text together with anything, which it turns into text first.
    private Expr? BindTextAddition(IBinaryOperation addition)
    {
        var bound = new[] { addition.LeftOperand, addition.RightOperand }
            .Select(side => side is IConversionOperation { IsImplicit: true, Operand: var operand } ? operand : side)
            .Select(side => side.Type?.SpecialType == SpecialType.System_String ? Bind(side) : Reject(side, Quote(side), OnlyText)).ToList();
        return bound.Any(b => b is null) ? null : Concat(bound.Select(b => b!).ToList());
    }

    // Sums of sums are put together at once.
    private static Expr Concat(IReadOnlyList<Expr> parts)
    {
        var flat = parts.SelectMany(p => p is Call { Operator: "Text.Concat" } inner ? inner.Arguments : EquatableArray.Of(p)).ToList();
        return flat.Count == 0 ? new Constant(DataType.String, "") : new Call(DataType.String, "Text.Concat", flat.ToEquatable());
    }

    private static Call Is(Expr text, string value) =>
        new(DataType.Bool, "Equal", EquatableArray.Of(text, new Constant(DataType.String, value)));

    private static bool IsText(IArgumentOperation argument) => argument.Value.Type?.SpecialType == SpecialType.System_String;

    private static bool IsOrdinal(IArgumentOperation argument) =>
        argument.Value.Type?.PlainName() == "System.StringComparison" && argument.Value.ConstantValue.Value is (int)StringComparison.Ordinal;
}
