using FeatureDsl.Ir;
using Microsoft.CodeAnalysis;

namespace FeatureDsl.Compiler.Binding;

/// <summary>Constants that the C# compiler has computed.</summary>
internal static class Constants
{
    public static Constant? Of(IOperation operation)
    {
        var value = operation.ConstantValue.Value;
        if (TypeBinder.Of(operation.Type) is not { } type)
        {
            return value is null ? null : Small(value);
        }

        return value switch
        {
            null => new Constant(type.OrMissing, null),
            decimal d => new Constant(Decimals.OfLiteral(d), d),
            _ when type.Kind == DataKind.Enum => EnumMember(type, value),
            _ => new Constant(type.Present, value),
        };
    }

    // A cast can make a number that is no member and fits no int: the least int stands for it, and is no member either.
    private static Constant EnumMember(DataType type, object value)
    {
        var number = Convert.ToDecimal(value, System.Globalization.CultureInfo.InvariantCulture);
        return new Constant(type.Present, number is >= int.MinValue and <= int.MaxValue ? (int)number : int.MinValue);
    }

    // byte, short and the like only ever stand where an int is wanted.
    private static Constant? Small(object value) => value is byte or sbyte or short or ushort
        ? new Constant(DataType.Int32, Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture)) : null;

    /// <summary>
    /// A number that the C# compiler leaves unconverted, because conversions to types that can be missing are none of its constants;
    /// <see langword="null"/> where it would lose anything. A decimal so made has only the digits that it needs.
    /// </summary>
    public static Constant? Converted(Constant number, DataKind target) => (number.Value, target) switch
    {
        (int i, DataKind.Int64) => new Constant(DataType.Int64, (long)i),
        (int i, DataKind.Float64) when number.Type.Kind == DataKind.Int32 => new Constant(DataType.Float64, (double)i),
        (float f, DataKind.Float64) => new Constant(DataType.Float64, (double)f),
        (int i, DataKind.Decimal) => new Constant(Decimals.OfLiteral(i), (decimal)i),
        (long l, DataKind.Decimal) => new Constant(Decimals.OfLiteral(l), (decimal)l),
        _ => null,
    };
}
