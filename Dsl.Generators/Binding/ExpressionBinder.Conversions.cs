using FeatureDsl.Ir;
using FeatureDsl.Operators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureDsl.Compiler.Binding;

// Casts, written or implied.
internal abstract partial class ExpressionBinder
{
    private Expr? BindConversion(IConversionOperation conversion)
    {
        var target = TypeBinder.Of(conversion.Type);
        if (IsNull(conversion.Operand) && target is { Nullable: true })
        {
            return new Constant(target, null);
        }

        if (IsNull(conversion.Operand) && MissingRecord(conversion.Type) is { } nothing)
        {
            return nothing;
        }

        // The conversions from and to decimal are operators too, but those of the language.
        if (conversion.OperatorMethod is { ContainingType.SpecialType: not SpecialType.System_Decimal })
        {
            return Reject(conversion, $"The conversion to '{conversion.Type?.ToDisplayString()}'", "cast between numbers only");
        }

        if (BindWhole(conversion.Operand) is not { } operand)
        {
            return null;
        }

        // From T to T? nothing changes; the other way would throw.
        if (operand is MaybeCollection)
        {
            return conversion.Type is { } to && Records.CanBeMissing(to) ? operand : Bind(conversion.Operand);
        }

        // From T to T?; where it is missing a cast the other way would throw.
        if (operand is RecordValue record && Records.Of(conversion.Type)?.FullName() == record.Type.RecordName)
        {
            return !record.Type.Nullable || Records.CanBeMissing(conversion.Type!) || conversion.IsImplicit
                ? record : Reject(conversion, Quote(conversion), "the record can be missing: write '?.' before the member, or give a record with '??'");
        }

        if (target is null)
        {
            return Reject(conversion, $"The conversion to '{conversion.Type?.ToDisplayString()}'", "use bool, int, long, float, double or decimal");
        }

        if (operand.Type.Nullable && !target.Nullable && target.Kind != DataKind.String)
        {
            var present = Checked(conversion, new Call(operand.Type.Present, "PresentValue", EquatableArray.Of(operand)));
            if (present is null)
            {
                return null;
            }

            operand = present;
        }

        if (target.Kind == operand.Type.Kind)
        {
            // From T to T? nothing changes; digits of decimals are tracked, not declared.
            return Equals(target.Enum, operand.Type.Enum)
                ? operand : Reject(conversion, $"The conversion from {operand.Type.Display} to {target.Display}", "enums convert to int and long only");
        }

        if (operand is Constant number && Constants.Converted(number, target.Kind) is { } folded)
        {
            return folded;
        }

        var result = (target.Kind == DataKind.Decimal ? Decimals.OfInteger(operand.Type) ?? target : target) with { Nullable = operand.Type.Nullable };
        return !ConversionOperators.Exists(operand.Type, result)
            ? Reject(conversion, $"The conversion from {operand.Type.Display} to {target.Display}", Advice.ForConversion(operand.Type, target))
            : conversion.IsChecked && Narrows(operand.Type, result)
            ? Reject(conversion, "A checked conversion", "integers wrap in features: write it unchecked")
            : Checked(conversion, new Call(result, "Convert", EquatableArray.Of(operand)));
    }

    private static bool Narrows(DataType from, DataType to) => to.IsInteger && (from.IsFloat || (from.Kind == DataKind.Int64 && to.Kind == DataKind.Int32));
}
