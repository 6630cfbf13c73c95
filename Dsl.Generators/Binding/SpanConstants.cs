using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureDsl.Compiler.Binding;

/// <summary>Spans that are known at compile time: <c>7.Days</c>, <c>TimeSpan.FromHours(2)</c>, <c>-1.Days</c>.</summary>
internal static class SpanConstants
{
    private static readonly Dictionary<string, long> Units = new(StringComparer.Ordinal)
    {
        ["Milliseconds"] = 1_000,
        ["Seconds"] = 1_000_000,
        ["Minutes"] = 60_000_000,
        ["Hours"] = 3_600_000_000,
        ["Days"] = 86_400_000_000,
        ["Weeks"] = 7 * 86_400_000_000,
    };

    /// <summary>Microseconds, or <see langword="null"/> where it is no such span.</summary>
    public static long? Of(IOperation operation) => operation switch
    {
        _ when operation.Type?.PlainName() != "System.TimeSpan" => null,
        IConversionOperation c => Of(c.Operand),
        IParenthesizedOperation p => Of(p.Operand),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus, Operand: var operand } => -Of(operand),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } b =>
            Of(b.LeftOperand) is { } left && Of(b.RightOperand) is { } right ? Whole((decimal)left + right) : null,
        IInvocationOperation i when i.TargetMethod.ContainingType.PlainName() == "System.TimeSpan" => FromMethod(i),
        IFieldReferenceOperation { Field: { Name: "Zero", ContainingType.Name: "TimeSpan" } } => 0,
        _ => FromExtension(operation),
    };

    private static long? FromMethod(IInvocationOperation call) =>
        call.TargetMethod.Name.StartsWith("From", StringComparison.Ordinal) && Units.TryGetValue(call.TargetMethod.Name.Substring(4), out var unit)
            && call.Arguments.Length > 0 && call.Arguments.Skip(1).All(a => a.IsImplicit)
            && call.Arguments[0].Value.ConstantValue is { HasValue: true, Value: { } count }
            && Number(count) is { } number
            ? Whole(number * unit)
            : null;

    // An extension property is read off the text: what stands before the point must be a constant int.
    private static long? FromExtension(IOperation operation) =>
        operation.Syntax is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } access && Units.TryGetValue(name, out var unit)
            && operation.SemanticModel?.GetConstantValue(access.Expression) is { HasValue: true, Value: int count }
            ? Whole((decimal)count * unit)
            : null;

    private static decimal? Number(object count) => count switch
    {
        int or long => Convert.ToDecimal(count, System.Globalization.CultureInfo.InvariantCulture),
        double d when Math.Abs(d) < 1e12 => (decimal)d,
        _ => null,
    };

    // A TimeSpan holds 2^63 tenths of a microsecond; the language has whole microseconds only.
    private static long? Whole(decimal micros) => decimal.Truncate(micros) == micros && Math.Abs(micros) <= long.MaxValue / 10 ? (long)micros : null;
}
