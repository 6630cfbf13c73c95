using FeatureDsl.Ir;

namespace FeatureDsl.Compiler.Binding;

/// <summary>
/// The digits of decimal results, known at compile time: with at most 28 of them a C# decimal, an Int128 and every operation between are exact,
/// so nothing can be rounded in one engine and not in the other.
/// </summary>
internal static class Decimals
{
    public static DataType Sum(DataType a, DataType b)
    {
        var scale = Math.Max(a.Scale, b.Scale);
        return DataType.Decimal(Math.Max(a.Precision - a.Scale, b.Precision - b.Scale) + scale + 1, scale);
    }

    public static DataType Product(DataType a, DataType b) => DataType.Decimal(a.Precision + b.Precision, a.Scale + b.Scale);

    /// <summary>What holds either.</summary>
    public static DataType Union(DataType a, DataType b)
    {
        var scale = Math.Max(a.Scale, b.Scale);
        return DataType.Decimal(Math.Max(a.Precision - a.Scale, b.Precision - b.Scale) + scale, scale);
    }

    public static DataType? OfInteger(DataType type) => type.Kind switch
    {
        DataKind.Int32 => DataType.Decimal(10, 0),
        DataKind.Int64 => DataType.Decimal(19, 0),
        _ => null,
    };

    public static DataType OfLiteral(decimal value)
    {
        var scale = (decimal.GetBits(value)[3] >> 16) & 0xFF;
        var whole = decimal.Truncate(Math.Abs(value));
        var digits = whole == 0 ? 0 : whole.ToString(System.Globalization.CultureInfo.InvariantCulture).Length;
        return DataType.Decimal(Math.Max(1, digits + scale), scale);
    }
}
