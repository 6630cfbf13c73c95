using System.Globalization;
using FeatureDsl.Ir;
using Microsoft.CodeAnalysis.CSharp;

namespace FeatureDsl.Compiler.Lowering.Online;

/// <summary>Constants of the language as C# text, exact to the bit.</summary>
internal static class CSharpLiteral
{
    /// <summary>The text of a constant.</summary>
    public static string Of(Constant constant) => constant.Value is null
        ? constant.Type.IsCollection ? $"default({constant.Type.CSharp})" : $"(({constant.Type.OrMissing.CSharp})null)"
        : Present(constant.Type, constant.Value);

    private static string Present(DataType type, object value) => type.Kind switch
    {
        DataKind.Bool => (bool)value ? "true" : "false",
        DataKind.Int32 => Whole(Convert.ToInt32(value, CultureInfo.InvariantCulture), "int.MinValue", int.MinValue, ""),
        DataKind.Int64 => Whole(Convert.ToInt64(value, CultureInfo.InvariantCulture), "long.MinValue", long.MinValue, "L"),
        DataKind.Float32 => Float((float)value),
        DataKind.Float64 => Float((double)value),
        DataKind.Decimal => $"({((decimal)value).ToString(CultureInfo.InvariantCulture)}m)",
        DataKind.String => SymbolDisplay.FormatLiteral((string)value, quote: true),
        DataKind.DateTime => $"global::FeatureDsl.Instants.FromMicros({Convert.ToInt64(value, CultureInfo.InvariantCulture)}L)",
        DataKind.DateOnly => $"global::FeatureDsl.Dates.FromDays({Convert.ToInt32(value, CultureInfo.InvariantCulture)})",
        DataKind.TimeSpan => $"new global::System.TimeSpan({Convert.ToInt64(value, CultureInfo.InvariantCulture) * 10}L)",
        DataKind.Enum => $"(({type.Enum!.FullName})({Convert.ToInt32(value, CultureInfo.InvariantCulture)}))",
        _ => $"global::System.Guid.Parse(\"{value}\")",
    };

    // The least integer has no literal of its own: -2147483648 is minus applied to a number that is too large.
    private static string Whole(long value, string leastName, long least, string suffix) =>
        value == least ? leastName : value < 0 ? $"({Text(value)}{suffix})" : Text(value) + suffix;

    // .NET Framework's shortest form of a double is not always exact, so anything but a short whole number is given by its bits.
    private static string Float(double value) =>
        IsShort(value) ? $"({Text((long)value)}d)" : $"global::System.BitConverter.Int64BitsToDouble({BitConverter.DoubleToInt64Bits(value)}L /* {Text(value)} */)";

    private static string Float(float value) =>
        IsShort(value) ? $"({Text((long)value)}f)" : $"((float)global::System.BitConverter.Int64BitsToDouble({BitConverter.DoubleToInt64Bits(value)}L /* {Text(value)} */))";

    private static bool IsShort(double value) =>
        Math.Abs(value) < 1e15 && Math.Floor(value) == value && BitConverter.DoubleToInt64Bits(value) != long.MinValue;

    private static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
}
