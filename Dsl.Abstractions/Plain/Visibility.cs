namespace FeatureDsl;

/// <summary>Which rows can be seen at an instant.</summary>
internal static class Visibility
{
    /// <summary>The events known before <paramref name="asOf"/>: each event id once per horizon, the first known winning; where there are corrections the last version.</summary>
    public static List<T> EventsAt<T>(DateTime asOf, IEnumerable<T> events)
        where T : class, IRow
    {
        Instants.Checked(asOf, "asOf");
        return Once(events, asOf);
    }

    /// <summary>All events, whenever they became known: each event id once per horizon, the first known winning; where there are corrections the last version.</summary>
    public static List<T> EventsEver<T>(IEnumerable<T> events)
        where T : class, IRow => Once(events, asOf: null);

    /// <summary>The snapshot row that holds at <paramref name="asOf"/>, or none.</summary>
    public static T? RowAt<T>(DateTime asOf, IEnumerable<T> rows)
        where T : class, IRow
    {
        Instants.Checked(asOf, "asOf");
        T? best = null;
        foreach (var row in rows)
        {
            Require(row);
            if (row.RowKnown <= asOf && (best is null || RowOrder.Compare(row, best) > 0))
            {
                best = row;
            }
        }

        return best is { RowDeleted: true } ? null : best;
    }

    private static List<T> Once<T>(IEnumerable<T> events, DateTime? asOf)
        where T : class, IRow
    {
        var seen = new List<T>();
        foreach (var e in events)
        {
            Require(e);
            if (asOf is not { } instant || e.RowKnown < instant)
            {
                seen.Add(e);
            }
        }

        if (seen.Count > 0 && seen[0].RowHasVersions)
        {
            return LastVersions(asOf is { } instant ? seen.ConvertAll(e => (T)e.RowAt(instant)) : seen);
        }

        var hasRepeats = seen.Count > 1 && seen[0].RowHorizon > TimeSpan.Zero && seen.Select(e => e.RowTieBreak).Distinct().Count() < seen.Count;
        return hasRepeats ? WithoutRepeats(seen) : seen;
    }

    private static void Require(IRow row)
    {
        if (row.RowFault() is { } fault)
        {
            throw new FeatureDslException($"A row of {row.GetType().Name} breaks the contract: {fault}");
        }
    }

    // Of each id the version known last; at one instant any version before a deletion, then the one with the later event time, then the one that says more.
    private static List<T> LastVersions<T>(List<T> seen)
        where T : class, IRow
    {
        var kept = new List<T>(seen.Count);
        foreach (var versions in seen.GroupBy(e => e.RowTieBreak))
        {
            var last = versions.OrderBy(e => e.RowKnown).ThenBy(e => e.RowDeleted ? 0 : 1).ThenBy(e => e.RowTime).ThenBy(RowVersions.SeenFrom).Last();
            if (!last.RowDeleted)
            {
                kept.Add(last);
            }
        }

        return kept;
    }

    private static List<T> WithoutRepeats<T>(List<T> seen)
        where T : class, IRow
    {
        var firstKnown = new Dictionary<IComparable, DateTime>();
        var kept = new List<T>(seen.Count);
        foreach (var e in seen.OrderBy(e => e.RowKnown).ThenBy(e => e.RowTime))
        {
            var repeat = firstKnown.TryGetValue(e.RowTieBreak!, out var first) && e.RowKnown <= first + e.RowHorizon;
            if (!repeat)
            {
                firstKnown[e.RowTieBreak!] = e.RowKnown;
                kept.Add(e);
            }
        }

        return kept;
    }
}
