using System.Numerics;
using System.Text;

namespace FeatureDsl;

/// <summary>The arithmetic of plain execution: whole numbers of any size, rounded once. Shares nothing with the online states.</summary>
internal static class PlainFold
{
    /// <summary>Doubles are added in units of 2^-128.</summary>
    public const int FractionBits = 128;

    /// <summary>The least double that is too large to be added.</summary>
    public static readonly double OversizedDouble = Math.ScaleB(1, 96);

    private static readonly BigInteger DecimalLimit = BigInteger.Pow(10, 28);

    /// <summary>The sum of whole numbers.</summary>
    public static BigInteger Total(IEnumerable<long?> values) => values.Aggregate(BigInteger.Zero, (sum, v) => sum + (v ?? 0));

    /// <summary>The sum of spans in microseconds.</summary>
    public static BigInteger Total(IEnumerable<TimeSpan?> values) => Total(values.Select(v => v?.Ticks / TimeSpan.TicksPerMicrosecond));

    /// <summary>A span of microseconds.</summary>
    /// <exception cref="OverflowException">No span is so long.</exception>
    public static TimeSpan Span(BigInteger micros) => new(checked((long)(micros * TimeSpan.TicksPerMicrosecond)));

    /// <summary>The whole number nearest to <c>total / count</c>, ties to even.</summary>
    public static BigInteger Nearest(BigInteger total, long count)
    {
        var floor = Floor(total, count);
        var twice = (total - (floor * count)) * 2;
        return twice > count || (twice == count && !floor.IsEven) ? floor + 1 : floor;
    }

    /// <summary>The sum of decimals, which must have at most 28 digits at the finest scale among them.</summary>
    public static decimal Total(IEnumerable<decimal?> values)
    {
        var present = values.OfType<decimal>().ToList();
        var scale = present.Count == 0 ? 0 : present.Max(v => (int)v.Scale);
        var total = present.Aggregate(BigInteger.Zero, (sum, v) => sum + Unscaled(v, scale));
        return BigInteger.Abs(total) < DecimalLimit
            ? AtScale(total, scale)
            : throw new OverflowException("A sum of decimals has more than 28 digits.");
    }

    /// <summary>The exact sum of the finite values in units of 2^-128 (smaller bits dropped), and how many there were.</summary>
    public static BigInteger Exact(IEnumerable<double?> values, out int count)
    {
        var addends = Addends(values);
        count = addends.Count;
        return addends.Aggregate(BigInteger.Zero, (sum, addend) => sum + addend);
    }

    /// <summary>The finite values in units of 2^-128, smaller bits dropped.</summary>
    public static IReadOnlyList<BigInteger> Addends(IEnumerable<double?> values) =>
    [
        .. from v in values
           where v is { } x && double.IsFinite(x)
           select Math.Abs(v.Value) < OversizedDouble ? Units(v.Value) : throw new OverflowException("A value of 2^96 or more cannot be summed exactly."),
    ];

    /// <summary>The double nearest to <c>units / 2^128 / divisor</c>, ties to even.</summary>
    public static double Round(BigInteger units, BigInteger divisor)
    {
        if (units.IsZero)
        {
            return 0;
        }

        // Scale so that the quotient has 66 to 68 bits; then only its top 53 count, and what is cut off decides the rounding.
        var shift = 67 - (int)(BigInteger.Abs(units).GetBitLength() - divisor.GetBitLength());
        var numerator = shift >= 0 ? BigInteger.Abs(units) << shift : BigInteger.Abs(units);
        var denominator = shift >= 0 ? divisor : divisor << -shift;
        var quotient = BigInteger.DivRem(numerator, denominator, out var rest);
        var drop = (int)quotient.GetBitLength() - 53;
        var kept = quotient >> drop;
        var cut = quotient - (kept << drop);
        var half = BigInteger.One << (drop - 1);
        if (cut > half || (cut == half && (!rest.IsZero || !kept.IsEven)))
        {
            kept += 1;
        }

        return units.Sign * Math.ScaleB((double)kept, drop - shift - FractionBits);
    }

    /// <summary>The least (sign -1) or greatest (sign 1) value.</summary>
    public static TValue? Best<TValue>(IEnumerable<TValue?> values, int sign)
        where TValue : struct, IComparable<TValue>
    {
        TValue? best = null;
        foreach (var v in values.OfType<TValue>().Where(v => v is not (double.NaN or float.NaN)).Select(v => (TValue)Canonical(v)))
        {
            if (best is not { } b || sign * v.CompareTo(b) > 0)
            {
                best = v;
            }
        }

        return best;
    }

    /// <summary>The value with one NaN and one zero.</summary>
    public static object Canonical(object value) => value switch
    {
        double d => d == 0 ? 0.0 : double.IsNaN(d) ? double.NaN : d,
        float f => f == 0 ? 0f : float.IsNaN(f) ? float.NaN : f,
        _ => value,
    };

    /// <summary>The order of values: text by code point, identifiers by their text, NaN before all numbers.</summary>
    public static int Compare(object a, object b) => (a, b) switch
    {
        (string x, string y) => Encoding.UTF8.GetBytes(x).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(y)),
        (Guid x, Guid y) => string.CompareOrdinal(x.ToString(), y.ToString()),
        _ => ((IComparable)a).CompareTo(b),
    };

    private static BigInteger Floor(BigInteger total, long count)
    {
        var quotient = BigInteger.DivRem(total, count, out var rest);
        return rest.Sign < 0 ? quotient - 1 : quotient;
    }

    private static BigInteger Units(double x)
    {
        var bits = BitConverter.DoubleToInt64Bits(x);
        var exponent = (int)((bits >> 52) & 0x7FF);
        var mantissa = (bits & ((1L << 52) - 1)) | (exponent == 0 ? 0 : 1L << 52);
        var shift = Math.Max(exponent, 1) - 1075 + FractionBits;
        var units = shift >= 0 ? (BigInteger)mantissa << shift : (BigInteger)mantissa >> -shift;
        return bits < 0 ? -units : units;
    }

    // Not by division, which drops zeros at the end: to a double, .NET converts 1.50 and 1.5 differently in the last bit.
    private static decimal AtScale(BigInteger units, int scale)
    {
        var magnitude = (UInt128)BigInteger.Abs(units);
        return new((int)(uint)magnitude, (int)(uint)(magnitude >> 32), (int)(uint)(magnitude >> 64), units.Sign < 0, (byte)scale);
    }

    private static BigInteger Unscaled(decimal value, int scale)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var magnitude = ((BigInteger)(uint)bits[2] << 64) | ((BigInteger)(uint)bits[1] << 32) | (uint)bits[0];
        return (bits[3] < 0 ? -magnitude : magnitude) * BigInteger.Pow(10, scale - value.Scale);
    }
}
