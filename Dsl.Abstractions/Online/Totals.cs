namespace FeatureDsl.Online;

/// <summary>How addends become totals, and totals results. None of it throws: where a result leaves its type, the feature is an error and the value does not matter.</summary>
public static partial class Totals
{
    private static readonly Int128 DecimalLimit = Int128.Parse("10000000000000000000000000000", System.Globalization.CultureInfo.InvariantCulture);

    private static readonly Int128[] PowersOfTen =
        [.. Enumerable.Range(0, 29).Select(n => Enumerable.Repeat((Int128)10, n).Aggregate(Int128.One, (a, b) => a * b))];

    /// <summary>What a double adds to an exact sum: nothing where it is not finite or oversized.</summary>
    public static double Addend(double value) => IsAddend(value) ? value : 0;

    /// <summary>Whether a double is counted as an addend: finite, and not oversized.</summary>
    public static bool IsAddend(double value) => double.IsFinite(value) && !ExactSum.IsOversized(value);

    /// <summary>Whether a number lies in a bucket, which NaN never does.</summary>
    /// <param name="value">The number.</param>
    /// <param name="from">Where the bucket begins.</param>
    /// <param name="to">Where the next one begins; NaN where there is none.</param>
    public static bool IsWithin(double value, double from, double to) => value >= from && !(value >= to);

    /// <summary>The unscaled digits of a decimal; one with digits behind the scale is cut off there.</summary>
    public static Int128 Unscaled(decimal value, int scale)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        var size = new UInt128((uint)parts[2], ((ulong)(uint)parts[1] << 32) | (uint)parts[0]);
        var missing = scale - value.Scale;
        var digits = missing >= 0 ? (Int128)size * PowersOfTen[missing] : (Int128)size / PowersOfTen[-missing];
        return parts[3] < 0 ? -digits : digits;
    }

    /// <summary>Whether a sum does not fit 64 bits.</summary>
    public static bool LeavesInt64(Int128 sum) => sum != (long)sum;

    /// <summary>A sum as a 64-bit integer.</summary>
    public static long ToInt64(Int128 sum) => unchecked((long)sum);

    /// <summary>Whether a sum of microseconds is longer than a span can be.</summary>
    public static bool LeavesTimeSpan(Int128 micros) => micros > TimeSpans.LongestMicros || micros < -TimeSpans.LongestMicros;

    /// <summary>A sum of microseconds as a span.</summary>
    public static TimeSpan ToTimeSpan(Int128 micros) => LeavesTimeSpan(micros) ? TimeSpan.Zero : TimeSpans.FromMicros((long)micros);

    /// <summary>A mean of microseconds, to the nearest whole one, ties to even; missing over nothing.</summary>
    public static TimeSpan? MeanSpan(Int128 sum, long count)
    {
        if (count == 0)
        {
            return null;
        }

        var (whole, rest) = Int128.DivRem(Int128.Abs(sum), count);
        whole += (rest * 2) > count || ((rest * 2) == count && Int128.IsOddInteger(whole)) ? 1 : 0;
        return ToTimeSpan(sum < 0 ? -whole : whole);
    }

    /// <summary>Whether a sum has more than 28 digits.</summary>
    public static bool LeavesDecimal(Int128 sum) => sum >= DecimalLimit || sum <= -DecimalLimit;

    /// <summary>A sum as a decimal.</summary>
    public static decimal ToDecimal(Int128 sum, int scale)
    {
        if (LeavesDecimal(sum))
        {
            return 0;
        }

        var size = (UInt128)(sum < 0 ? -sum : sum);
        return new((int)(uint)size, (int)(uint)(size >> 32), (int)(uint)(size >> 64), sum < 0, (byte)scale);
    }

    /// <summary>A mean of integers; missing over nothing.</summary>
    public static double? Mean(Int128 sum, long count) => count == 0 ? null : ExactMean.Of(sum, count);

    /// <summary>A mean of doubles; missing over nothing.</summary>
    public static double? Mean(in ExactSum sum, long count) => count == 0 ? null : sum.DivideToDouble(count);
}
