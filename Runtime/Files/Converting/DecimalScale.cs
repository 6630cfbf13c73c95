using System.Globalization;
using System.Numerics;

namespace FeatureDsl.Runtime.Files;

/// <summary>Decimals of one precision and scale, held as integers in units of 10^-scale.</summary>
/// <param name="precision">Digits, 1 to 38.</param>
/// <param name="scale">Digits after the point.</param>
internal sealed class DecimalScale(int precision, int scale)
{
    private const int MaxDigits = 38;

    private static readonly Int128[] Powers = PowersOfTen();

    private readonly Int128 limit = Powers[precision];
    private readonly string tooLarge = $"does not fit decimal({precision}, {scale})";
    private readonly string tooFine = $"needs more than {scale} digits after the point; decimals are not rounded";

    public string? Parse(ReadOnlySpan<byte> text, out Int128 value)
    {
        value = 0;
        var negative = text is [(byte)'-', ..];
        if (text is [(byte)'-' or (byte)'+', ..])
            text = text[1..];
        var point = text.IndexOf((byte)'.');
        var whole = point < 0 ? text : text[..point];
        var fraction = point < 0 ? default : text[(point + 1)..];
        if (whole.Length + fraction.Length == 0 || whole.ContainsAnyExceptInRange((byte)'0', (byte)'9')
            || fraction.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
            return Problem.NotDecimal;
        whole = whole.TrimStart((byte)'0');
        fraction = fraction.TrimEnd((byte)'0');
        if (fraction.Length > scale)
            return tooFine;
        if (whole.Length > precision - scale)
            return tooLarge;
        var units = (Digits(whole) * Powers[scale]) + (Digits(fraction) * Powers[scale - fraction.Length]);
        value = negative ? -units : units;
        return null;
    }

    public string? FromInteger<T>(T number, out Int128 value)
        where T : IBinaryInteger<T>
    {
        value = 0;
        var whole = Int128.CreateTruncating(number);
        if (Int128.Abs(whole) >= Powers[precision - scale])
            return tooLarge;
        value = whole * Powers[scale];
        return null;
    }

    /// <summary>A cast from units of 10^-<paramref name="sourceScale"/>.</summary>
    public ValueCast<Int128, Int128> FromDecimal(int sourceScale)
    {
        if (sourceScale <= scale)
            return (Int128 units, out Int128 value) => Widen(units, Powers[scale - sourceScale], out value);
        var divisor = Powers[sourceScale - scale];
        return (Int128 units, out Int128 value) =>
        {
            (value, var rest) = Int128.DivRem(units, divisor);
            return rest != 0 ? tooFine : Fits(value) ? null : tooLarge;
        };
    }

    /// <summary>A cast from decimals to whole numbers.</summary>
    public static ValueCast<Int128, T> ToInteger<T>(int sourceScale)
        where T : IBinaryInteger<T> =>
        (Int128 units, out T value) =>
        {
            value = T.Zero;
            var (whole, rest) = Int128.DivRem(units, Powers[sourceScale]);
            return rest != 0 ? Problem.NotInteger : Exact.Integer(whole, out value);
        };

    /// <summary>The decimal as digits with a point.</summary>
    public static string Show(Int128 units, int scale)
    {
        var digits = Int128.Abs(units).ToString(CultureInfo.InvariantCulture).PadLeft(scale + 1, '0');
        var sign = units < 0 ? "-" : "";
        return scale == 0 ? sign + digits : $"{sign}{digits[..^scale]}.{digits[^scale..]}";
    }

    private string? Widen(Int128 units, Int128 factor, out Int128 value)
    {
        value = 0;
        if (Int128.Abs(units) > Int128.MaxValue / factor)
            return tooLarge;
        value = units * factor;
        return Fits(value) ? null : tooLarge;
    }

    private bool Fits(Int128 units) => Int128.Abs(units) < limit;

    private static Int128 Digits(ReadOnlySpan<byte> digits)
    {
        if (digits.Length <= 18)
        {
            long small = 0;
            foreach (var digit in digits)
                small = (small * 10) + (digit - '0');
            return small;
        }

        Int128 value = 0;
        foreach (var digit in digits)
            value = (value * 10) + (digit - '0');
        return value;
    }

    private static Int128[] PowersOfTen()
    {
        var powers = new Int128[MaxDigits + 1];
        powers[0] = 1;
        for (var i = 1; i < powers.Length; i++)
            powers[i] = powers[i - 1] * 10;
        return powers;
    }
}
