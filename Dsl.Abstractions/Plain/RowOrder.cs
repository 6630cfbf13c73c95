namespace FeatureDsl;

/// <summary>The order of rows of one entity: (event time, known time, tie break), never arrival.</summary>
internal static class RowOrder
{
    /// <summary>The newest <paramref name="count"/> rows, oldest first.</summary>
    public static List<T> Newest<T>(IEnumerable<T> rows, int count)
        where T : class, IRow
    {
        var newest = new List<T>();
        foreach (var row in rows)
        {
            if (newest.Count == count && Compare(row, newest[0]) <= 0)
            {
                continue;
            }

            newest.Insert(newest.FindLastIndex(n => Compare(n, row) <= 0) + 1, row);
            if (newest.Count > count)
            {
                newest.RemoveAt(0);
            }
        }

        return newest;
    }

    /// <summary>All rows, oldest first.</summary>
    public static IEnumerable<T> OldestFirst<T>(IEnumerable<T> rows)
        where T : class, IRow => rows.Order(Comparer<T>.Create(Compare));

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
