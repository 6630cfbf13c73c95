using System.Globalization;
using FeatureDsl.Ir;

namespace FeatureDsl.Operators.Portable;

/// <summary>
/// ClickHouse expressions that give what .NET gives, to the bit (a NaN is equal to any NaN). Arguments are used several times: hand in
/// columns or literals.
/// They are never null. Nothing throws, whatever the arguments.
/// </summary>
public static partial class PortableSql
{
    internal const double LeastNormal = 2.2250738585072014e-308;
    internal const double TwoTo54 = 18014398509481984;
    internal const ulong MantissaBits = 0x000FFFFF_FFFFFFFF;

    /// <summary>A Float64 literal that ClickHouse reads as exactly this double (tested on every kind of value).</summary>
    public static string Text(double value)
    {
        if (double.IsNaN(value))
        {
            return "nan";
        }

        if (double.IsInfinity(value))
        {
            return value > 0 ? "inf" : "-inf";
        }

        // "R" of .NET Framework (where a compiler may run) can miss by a bit; 17 digits never do.
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        if (double.Parse(text, CultureInfo.InvariantCulture) != value)
        {
            text = value.ToString("G17", CultureInfo.InvariantCulture);
        }

        // .NET Framework drops the sign of zero; a number without a point would be an integer.
        text = value == 0 ? BitConverter.DoubleToInt64Bits(value) < 0 ? "-0" : "0" : text;
        return text.IndexOfAny(['.', 'E']) < 0 ? text + "." : text;
    }

    /// <summary><c>Math.Sqrt</c>.</summary>
    public static string Sqrt(string x) => $"sqrt({x})";

    /// <summary><c>Math.Floor</c>.</summary>
    public static string Floor(string x) => $"floor({x})";

    /// <summary><c>Math.Ceiling</c>.</summary>
    public static string Ceiling(string x) => $"ceil({x})";

    /// <summary>What is added to the bits of a double so that cutting them rounds them to eight, and the bits that are left.</summary>
    internal const ulong HalfOfEightBits = 1UL << 44, EightBits = ~((1UL << 45) - 1);

    /// <summary><c>Maths.RoundToEightBits</c>.</summary>
    public static string RoundToEightBits(string x) =>
        $"if(isNaN({x}), {x}, reinterpretAsFloat64(bitAnd(reinterpretAsUInt64({x}) + {Hex(HalfOfEightBits)}, {Hex(EightBits)})))";

    /// <summary><c>Math.Round</c>: half to even.</summary>
    public static string Round(string x) => $"roundBankers({x})";

    /// <summary>
    /// <c>Math.Abs</c>. Decimals are the Int128 of their digits. The least integer comes back as itself: see <see cref="AbsFault"/>.
    /// </summary>
    public static string Abs(string x, DataKind kind) => kind switch
    {
        // abs of an integer is unsigned in ClickHouse.
        DataKind.Int32 => $"toInt32(abs({x}))",
        DataKind.Int64 => $"toInt64(abs({x}))",
        DataKind.Decimal => $"toInt128(abs({x}))",
        _ => $"abs({x})",
    };

    /// <summary>When <c>Math.Abs</c> throws; null for never.</summary>
    public static string? AbsFault(string x, DataKind kind) => kind switch
    {
        DataKind.Int32 => $"({x} = toInt32(-2147483648))",
        DataKind.Int64 => $"({x} = toInt64('-9223372036854775808'))",
        _ => null,
    };

    /// <summary><c>Math.Min</c> of two values of one type: NaN if either is, and -0 is less than 0.</summary>
    public static string Min(string x, string y, DataKind kind) => kind is DataKind.Float64 or DataKind.Float32
        ? $"multiIf(isNaN({x}) OR {x} < {y}, {x}, isNaN({y}) OR {y} < {x}, {y}, {SignBits(x, kind)} < 0, {x}, {y})"
        : $"least({x}, {y})";

    /// <summary><c>Math.Max</c> of two values of one type: NaN if either is, and 0 is greater than -0.</summary>
    public static string Max(string x, string y, DataKind kind) => kind is DataKind.Float64 or DataKind.Float32
        ? $"multiIf(isNaN({x}) OR {x} > {y}, {x}, isNaN({y}) OR {y} > {x}, {y}, {SignBits(x, kind)} < 0, {y}, {x})"
        : $"greatest({x}, {y})";

    internal static string Hex(ulong bits) => $"0x{bits:X16}";

    private static string SignBits(string x, DataKind kind) =>
        kind == DataKind.Float32 ? $"reinterpretAsInt32({x})" : $"reinterpretAsInt64({x})";
}
