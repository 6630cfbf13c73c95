namespace FeatureDsl;

/// <summary>
/// Variance, skewness and kurtosis from exact sums of powers S1 to S4 of n numbers. What cancels is subtracted as integers:
/// M2 = n S2 - S1^2, which is n^2 times the variance, M3 and M4, which are n^3 and n^4 times the third and fourth central moment. Only then is rounded.
/// </summary>
internal static class Moments
{
    /// <summary>The true variance, correctly rounded.</summary>
    /// <param name="s1">The sum.</param>
    /// <param name="s2">The sum of squares.</param>
    /// <param name="count">How many, at least 1; for a sample at least 2.</param>
    /// <param name="freedom">What the sum of squared deviations is divided by: the count, or one less.</param>
    /// <param name="unit">The squares are in units of 2^unit.</param>
    public static double Variance(in WideSum s1, in WideSum s2, long count, long freedom, int unit) =>
        Second(s1, s2, count).DivideAndRound(count, freedom, unit);

    /// <summary>g1 = M3 / M2^1.5; missing where the variance is 0.</summary>
    public static double? Skewness(in WideSum s1, in WideSum s2, in WideSum s3, long count)
    {
        var second = Second(s1, s2, count);
        var spread = second.Round();
        if (spread == 0)
        {
            return null;
        }

        var product = s1.Times(second);
        var third = Between(s1, s2, s3, count, product);
        third.Subtract(product);
        return third.Round() / (spread * Math.Sqrt(spread));
    }

    /// <summary>g2 = M4 / M2^2 - 3, computed as (M4 - 3 M2^2) / M2^2; missing where the variance is 0.</summary>
    public static double? Kurtosis(in WideSum s1, in WideSum s2, in WideSum s3, in WideSum s4, long count)
    {
        var second = Second(s1, s2, count);
        var spread = second.Round();
        if (spread == 0)
        {
            return null;
        }

        // M4 = n^2 (n S4 - S1 S3) - 3 S1 (n (n S3 - S1 S2) - S1 M2).
        var n = WideSum.Of(count);
        var fourth = s4.Times(n);
        fourth.Subtract(s1.Times(s3));
        fourth = fourth.Times(n).Times(n);
        var rest = s1.Times(Between(s1, s2, s3, count, s1.Times(second)));
        rest.Add(second.Times(second));
        fourth.Subtract(rest.Times(WideSum.Of(3)));
        return fourth.Round() / (spread * spread);
    }

    private static WideSum Second(in WideSum s1, in WideSum s2, long count)
    {
        var second = s2.Times(WideSum.Of(count));
        second.Subtract(s1.Times(s1));
        return second;
    }

    // n (n S3 - S1 S2) - S1 M2: M3 and one S1 M2 more.
    private static WideSum Between(in WideSum s1, in WideSum s2, in WideSum s3, long count, in WideSum product)
    {
        var n = WideSum.Of(count);
        var between = s3.Times(n);
        between.Subtract(s1.Times(s2));
        between = between.Times(n);
        between.Subtract(product);
        return between;
    }
}
