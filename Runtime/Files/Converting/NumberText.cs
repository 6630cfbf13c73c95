using System.Globalization;
using System.Numerics;
using System.Text;

namespace FeatureDsl.Runtime.Files;

/// <summary>Truth values, whole numbers and floating point numbers as text; no spaces, no thousands separators, no culture.</summary>
internal static class NumberText
{
    private const NumberStyles Float = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    public static string? Bool(ReadOnlySpan<byte> text, out bool value)
    {
        value = text is [(byte)'1'] || Ascii.EqualsIgnoreCase(text, "true"u8);
        return value || text is [(byte)'0'] || Ascii.EqualsIgnoreCase(text, "false"u8) ? null : Problem.NotBool;
    }

    public static string? Integer<T>(ReadOnlySpan<byte> text, out T value)
        where T : IBinaryInteger<T>
    {
        if (T.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value!))
            return null;
        var digits = text is [(byte)'-' or (byte)'+', ..] ? text[1..] : text;
        var isInteger = digits.Length > 0 && !digits.ContainsAnyExceptInRange((byte)'0', (byte)'9');
        return isInteger ? Exact.RangeOf<T>() : Problem.NotInteger;
    }

    /// <summary>The nearest value, ties to even (IEEE 754), of what is written; text beyond the largest number is bad, not
    /// infinite.</summary>
    public static string? FloatingPoint<T>(ReadOnlySpan<byte> text, out T value)
        where T : IBinaryFloatingPointIeee754<T>
    {
        // Names are decided here: the parser of .NET would take "-NaN" too.
        if (text.Length > 0 && (text[^1] | 0x20) is 'n' or 'f' or 'y')
            return Named(text, out value);
        if (!T.TryParse(text, Float, CultureInfo.InvariantCulture, out value!))
            return Problem.NotFloat;
        return T.IsFinite(value) ? null : T.IsNaN(value) ? Problem.NotFloat : Problem.FloatRange;
    }

    private static string? Named<T>(ReadOnlySpan<byte> text, out T value)
        where T : IBinaryFloatingPointIeee754<T>
    {
        value = T.NaN;
        if (Ascii.EqualsIgnoreCase(text, "nan"u8))
            return null;
        var negative = text[0] == '-';
        var name = text[0] is (byte)'-' or (byte)'+' ? text[1..] : text;
        value = negative ? T.NegativeInfinity : T.PositiveInfinity;
        return Ascii.EqualsIgnoreCase(name, "inf"u8) || Ascii.EqualsIgnoreCase(name, "infinity"u8) ? null : Problem.NotFloat;
    }
}
