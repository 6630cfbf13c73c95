using System.Numerics;
using FeatureDsl.Operators;

namespace FeatureDsl;

// Sums that fade.
public sealed partial class Window<T>
{
    /// <summary>
    /// The sum of the numbers, each halved for every half-life that has passed since its event: of x * 2^(-age / halfLife); NaN and infinite values are left out; 0 over nothing.
    /// Within 10 * 2^-53 of the sum of the sizes of its terms, but for what of a term lies below 2^-128.
    /// </summary>
    /// <param name="selector">The number.</param>
    /// <param name="halfLife">Positive, at most a hundred years of 365.25 days.</param>
    /// <exception cref="OverflowException">A value of 2^95 or more: the feature is missing, with status error.</exception>
    /// <exception cref="FeatureDslException">There is no such half-life.</exception>
    public double DecayedSum(Func<T, double?> selector, TimeSpan halfLife)
    {
        if (halfLife <= TimeSpan.Zero || halfLife.Ticks > Decay.Longest * TimeSpan.TicksPerMicrosecond || halfLife.Ticks % TimeSpan.TicksPerMicrosecond != 0)
        {
            throw new FeatureDslException($"{halfLife} is no half-life: it is positive, in whole microseconds, and at most 36,525 days.");
        }

        var (now, rest) = Split(_asOf);
        var total = BigInteger.Zero;
        foreach (var halfLives in _events.GroupBy(e => Split(e.RowTime).Whole))
        {
            var sum = PlainFold.Exact(halfLives.Select(e => selector(e) * Maths.Exp(Split(e.RowTime).Begun * Decay.Ln2)), out _);
            var halvings = now - halfLives.Key;
            total += halvings > 1000 ? 0 : BigInteger.Divide(sum, BigInteger.Pow(2, (int)halvings));
        }

        return PlainFold.Round(total, BigInteger.One) * Maths.Exp(-(rest * Decay.Ln2));

        (long Whole, double Begun) Split(DateTime instant)
        {
            var ticks = (instant - Instants.Earliest).Ticks;
            return (ticks / halfLife.Ticks, (double)(ticks % halfLife.Ticks) / halfLife.Ticks);
        }
    }

    /// <summary>How many events there are, each counted half for every half-life that has passed since: the sum of 2^(-age / halfLife).</summary>
    /// <inheritdoc cref="DecayedSum(Func{T, double?}, TimeSpan)"/>
    public double DecayedCount(TimeSpan halfLife) => DecayedSum(_ => 1, halfLife);
}
