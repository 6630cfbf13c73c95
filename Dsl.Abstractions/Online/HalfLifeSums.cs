using FeatureDsl.Operators;

namespace FeatureDsl.Online;

/// <summary>
/// Exact sums, one for each half-life that something fell into: half-lives are counted from 1900 on. Of a sum nothing is left after 255 halvings, so that of one that
/// lies farther back than that is forgotten.
/// </summary>
public struct HalfLifeSums
{
    private const int MostHalvings = 255;

    // By half-life; default is none.
    private (long HalfLife, ExactSum Total)[]? _sums;
    private int _count;

    /// <summary>The sums, oldest first.</summary>
    internal readonly ReadOnlySpan<(long HalfLife, ExactSum Total)> Sums => _sums.AsSpan(0, _count);

    /// <summary>Whether a number is finite but too large to be added.</summary>
    public static bool IsOversized((double? Value, long HalfLife) grown) => grown.Value is { } value && ExactSum.IsOversized(value);

    /// <summary>Adds a number; one that is missing, not finite or oversized adds nothing.</summary>
    public void Add((double? Value, long HalfLife) grown)
    {
        if (grown.Value is { } value && Totals.IsAddend(value))
        {
            var sum = default(ExactSum);
            sum.Add(value);
            Add(grown.HalfLife, sum);
        }
    }

    /// <summary>
    /// What is left when the sums of later events, which all are among these, are taken away: exactly, half-life by half-life. Both have forgotten
    /// what lies as far back from the same newest event, and that would have been halved to nothing.
    /// </summary>
    public static HalfLifeSums operator -(in HalfLifeSums left, in HalfLifeSums right)
    {
        var rest = new HalfLifeSums { _sums = left.Sums.ToArray(), _count = left._count };
        foreach (var (halfLife, taken) in right.Sums)
        {
            var place = rest.Sums.Length - 1;
            while (rest._sums[place].HalfLife != halfLife)
            {
                place--;
            }

            rest._sums[place].Total -= taken;
        }

        return rest;
    }

    /// <summary>The sum at an instant: each half-life's halved as often as others have begun since, what is below 2^-128 cut off towards zero, and all rounded once.</summary>
    /// <param name="asOf">The instant, in microseconds since 1970; after everything that was added.</param>
    /// <param name="halfLife">In microseconds.</param>
    public readonly double ToDouble(long asOf, long halfLife)
    {
        var (now, total) = ((asOf + Decay.MicrosBefore1970) / halfLife, default(ExactSum));
        foreach (var (begun, sum) in Sums)
        {
            total.Add(sum.Halved(now - begun));
        }

        return total.ToDouble();
    }

    internal void Add(long halfLife, in ExactSum sum)
    {
        var place = _count;
        while (place > 0 && _sums![place - 1].HalfLife >= halfLife)
        {
            place--;
        }

        if (place < _count && _sums![place].HalfLife == halfLife)
        {
            _sums[place].Total.Add(sum);
        }
        else if (_count == 0 || halfLife >= _sums![_count - 1].HalfLife - MostHalvings)
        {
            Insert(place, (halfLife, sum));
        }
    }

    private void Insert(int place, (long HalfLife, ExactSum Total) sum)
    {
        var newest = _count == 0 ? sum.HalfLife : Math.Max(sum.HalfLife, _sums![_count - 1].HalfLife);
        var all = new List<(long HalfLife, ExactSum Total)>(_count + 1);
        all.AddRange(Sums[..place]);
        all.Add(sum);
        all.AddRange(Sums[place..]);
        all.RemoveAll(s => s.HalfLife < newest - MostHalvings);
        (_sums, _count) = ([.. all], all.Count);
    }
}
