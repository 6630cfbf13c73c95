namespace FeatureDsl.Online;

/// <summary>What evaluators compute of lists, with the arithmetic of the states. None of it throws.</summary>
public static class ListValues
{
    /// <summary>The element at a place; missing outside.</summary>
    public static TOut? At<T, TOut>(FeatureList<T> list, int index, Func<T, TOut?> release) =>
        (uint)index < (uint)list.Count ? release(list.AsSpan()[index]) : default;

    /// <summary>The sum of whole numbers.</summary>
    public static Int128 Whole<T>(FeatureList<T> list, Func<T, long?> number)
    {
        var total = Int128.Zero;
        foreach (var item in list.AsSpan())
        {
            total += number(item) ?? 0;
        }

        return total;
    }

    /// <summary>The sum of the unscaled digits of decimals.</summary>
    public static Int128 Digits<T>(FeatureList<T> list, Func<T, decimal?> number, int scale)
    {
        var total = Int128.Zero;
        foreach (var item in list.AsSpan())
        {
            total += Totals.Unscaled(number(item) ?? 0, scale);
        }

        return total;
    }

    /// <summary>How many elements are present.</summary>
    public static long Present<T>(FeatureList<T> list)
    {
        var count = 0L;
        foreach (var item in list.AsSpan())
        {
            count += item is null ? 0 : 1;
        }

        return count;
    }

    /// <summary>The exact sum of doubles.</summary>
    public static ExactSum Exact<T>(FeatureList<T> list, Func<T, double?> number)
    {
        var total = default(ExactSum);
        foreach (var item in list.AsSpan())
        {
            total.Add(Totals.Addend(number(item) ?? 0));
        }

        return total;
    }

    /// <summary>How many doubles a mean counts.</summary>
    public static long Addends<T>(FeatureList<T> list, Func<T, double?> number)
    {
        var count = 0L;
        foreach (var item in list.AsSpan())
        {
            count += number(item) is { } x && Totals.IsAddend(x) ? 1 : 0;
        }

        return count;
    }

    /// <summary>Whether a double is too large to be added.</summary>
    public static bool HasOversized<T>(FeatureList<T> list, Func<T, double?> number)
    {
        foreach (var item in list.AsSpan())
        {
            if (number(item) is { } x && ExactSum.IsOversized(x))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The least or greatest element; missing over nothing.</summary>
    public static TValue? Best<T, TValue, TSlot>(FeatureList<T> list, Func<T, TValue?> value, bool greatest)
        where TValue : struct
        where TSlot : struct, ISlot<TValue>
    {
        var fold = new ExtremeFold<TValue, TSlot>(greatest);
        foreach (var item in list.AsSpan())
        {
            if (value(item) is { } present)
            {
                fold.Add(present);
            }
        }

        return fold.Best;
    }
}
