namespace FeatureDsl.Online;

/// <summary>What is made of values and how often they occur.</summary>
internal static class CountResults
{
    /// <summary>The values that occur most often, of equal ones the least first.</summary>
    public static FeatureList<TOut> Top<T, TSlot, TCounts, TOut>(scoped TCounts counts, int limit, Func<T, TOut> release)
        where TSlot : struct, ISlot<T>
        where TCounts : struct, IValueCounts<T>, allows ref struct
    {
        // Values ascend: one that occurs no more often than another before it stands behind it.
        var best = new List<(long Count, int Index)>(Math.Min(limit, counts.Count));
        for (var i = 0; i < counts.Count; i++)
        {
            var count = counts.CountAt(i);
            if (count == 0 || (best.Count == limit && count <= best[^1].Count))
            {
                continue;
            }

            if (best.Count == limit)
            {
                best.RemoveAt(limit - 1);
            }

            var at = best.Count;
            while (at > 0 && best[at - 1].Count < count)
            {
                at--;
            }

            best.Insert(at, (count, i));
        }

        var items = new TOut[best.Count];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = release(counts.ValueAt(best[i].Index));
        }

        return new(items);
    }

    /// <summary>The sum of -p log p over the values, p being the share of each: the terms are added exactly and rounded once.</summary>
    public static double? Entropy<T, TCounts>(scoped TCounts counts)
        where TCounts : struct, IValueCounts<T>, allows ref struct
    {
        var total = 0L;
        for (var i = 0; i < counts.Count; i++)
        {
            total += counts.CountAt(i);
        }

        var sum = default(ExactSum);
        for (var i = 0; i < counts.Count; i++)
        {
            if (counts.CountAt(i) is > 0 and var count)
            {
                var share = (double)count / total;
                sum.Add(share * -Maths.Log(share));
            }
        }

        return total == 0 ? null : sum.ToDouble();
    }

    /// <summary>The mean of the two numbers at which the share is reached, which mostly are one.</summary>
    public static double? Quantile<T, TSlot, TCounts>(scoped TCounts counts, double share, Func<T, double> number)
        where TSlot : struct, ISlot<T>
        where TCounts : struct, IValueCounts<T>, allows ref struct
    {
        // NaN stands before all numbers.
        var first = counts.Count > 0 && TSlot.IsNaN(counts.ValueAt(0)) ? 1 : 0;
        var total = 0L;
        for (var i = first; i < counts.Count; i++)
        {
            total += counts.CountAt(i);
        }

        if (total == 0)
        {
            return null;
        }

        var (low, high) = Totals.Ranks(share, total);
        double? lower = null;
        var seen = 0L;
        for (var i = first; ; i++)
        {
            seen += counts.CountAt(i);
            lower = lower is null && seen > low ? number(counts.ValueAt(i)) : lower;
            if (seen > high)
            {
                return Totals.Midpoint(lower!.Value, number(counts.ValueAt(i)));
            }
        }
    }
}
