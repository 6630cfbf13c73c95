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

    /// <summary>The values that occur, with how often.</summary>
    public static FeatureMap<TOut, long> Each<T, TCounts, TOut>(scoped TCounts counts, Func<T, TOut> release)
        where TCounts : struct, IValueCounts<T>, allows ref struct
        where TOut : notnull
    {
        var (keys, each) = (new List<TOut>(counts.Count), new List<long>(counts.Count));
        for (var i = 0; i < counts.Count; i++)
        {
            if (counts.CountAt(i) is not 0 and var count)
            {
                keys.Add(release(counts.ValueAt(i)));
                each.Add(count);
            }
        }

        return new([.. keys], [.. each]);
    }

    /// <summary>The sum of -p log p over the values, p being the share of each: the terms are added exactly and rounded once.</summary>
    public static double? Entropy<T, TCounts>(scoped TCounts counts)
        where TCounts : struct, IValueCounts<T>, allows ref struct
    {
        var each = Each<T, TCounts>(counts, 0, out var total);
        Span<double> terms = stackalloc double[64];
        terms.Fill(double.NaN);
        var sum = default(ExactSum);
        foreach (var count in each)
        {
            // Values that occur equally often have equal terms, and most occur seldom.
            var place = (int)Math.Min(count, terms.Length - 1);
            if (double.IsNaN(terms[place]) || place == terms.Length - 1)
            {
                var share = (double)count / total;
                terms[place] = count == 0 ? 0 : share * -Maths.Log(share);
            }

            sum.Add(terms[place]);
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
        var each = Each<T, TCounts>(counts, first, out var total);
        if (total == 0)
        {
            return null;
        }

        var (low, high) = Totals.Ranks(share, total);
        double? lower = null;
        var seen = 0L;
        for (var i = 0; ; i++)
        {
            seen += each[i];
            lower = lower is null && seen > low ? number(counts.ValueAt(first + i)) : lower;
            if (seen > high)
            {
                return Totals.Midpoint(lower!.Value, number(counts.ValueAt(first + i)));
            }
        }
    }

    // Each count is a search: none is made twice.
    private static long[] Each<T, TCounts>(scoped TCounts counts, int first, out long total)
        where TCounts : struct, IValueCounts<T>, allows ref struct
    {
        var each = new long[counts.Count - first];
        total = 0;
        for (var i = 0; i < each.Length; i++)
        {
            total += each[i] = counts.CountAt(first + i);
        }

        return each;
    }
}
