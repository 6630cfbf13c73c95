namespace FeatureDsl;

/// <summary>The order of rows of one entity: (event time, known time, tie break), never arrival.</summary>
internal static class RowOrder
{
    public static int Compare(IRow a, IRow b)
    {
        var byTime = a.RowTime.CompareTo(b.RowTime);
        if (byTime != 0)
        {
            return byTime;
        }

        var byKnown = a.RowKnown.CompareTo(b.RowKnown);
        return byKnown != 0 || a.RowTieBreak is null ? byKnown : a.RowTieBreak.CompareTo(b.RowTieBreak);
    }
}
