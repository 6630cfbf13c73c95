namespace FeatureDsl;

/// <summary>Means of integers, rounded once.</summary>
public static class ExactMean
{
    /// <summary>The true quotient of an integer sum and a count, correctly rounded (half to even).</summary>
    /// <param name="sum">The sum of integers.</param>
    /// <param name="count">1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is less than 1: over nothing there is no mean.</exception>
    public static double Of(Int128 sum, long count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var size = sum < 0 ? (UInt128)(-sum) : (UInt128)sum;
        var value = new Magnitude256((ulong)size, (ulong)(size >> 64), 0, 0).DivideAndRound((ulong)count, 0);
        return sum < 0 ? -value : value;
    }
}
